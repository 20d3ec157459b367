package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.apps.LoadClasses;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.PackagedJar;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No client, no row of the table and no hooked class goes without its tests. */
class CompletenessIT {
  private static final Map<String, List<String>> HOOKED = new PackagedJar().hooked();

  @Test
  void everyClientOfTheAgent_hasAFile() {
    assertThat(Clients.all().stream().map(client -> client.agentsName))
        .containsAll(HOOKED.keySet());
  }

  @Test
  void everyRow_isNamedByAClient() {
    Set<String> named =
        Clients.all().stream()
            .filter(client -> !client.isOfJdk())
            .map(client -> client.row)
            .collect(Collectors.toSet());
    assertThat(ClientTable.rowsWithAClient()).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void ordinaryRun_hasTheOldestAndTheNewestVersionOfEveryClient() {
    Map<String, List<String>> versions =
        Matrix.oldestAndNewest(Clients.all().stream())
            .collect(
                Collectors.groupingBy(
                    client -> client.adapter.getSimpleName(),
                    Collectors.mapping(ClientVersion::version, Collectors.toList())));
    assertThat(versions.get("OkHttp")).containsExactly("3.0.1", "5.5.1");
    assertThat(versions.get("OkHttp2")).containsExactly("2.4.0", "2.7.5");
    assertThat(versions.keySet())
        .isEqualTo(
            Clients.all().stream()
                .map(client -> client.adapter.getSimpleName())
                .collect(Collectors.toSet()));
  }

  /** What is not tried there is tried with the facade itself. */
  @Test
  void facades_areTriedWithOneSetupInAnOrdinaryRun_otherTransportsBesideTheUsual() {
    Map<Boolean, List<ClientVersion>> facades =
        Clients.all().stream()
            .filter(ClientVersion::isFacade)
            .collect(
                Collectors.partitioningBy(
                    it -> it.adapter.isAnnotationPresent(OtherTransportOf.class)));
    List<ClientVersion> others = Objects.requireNonNull(facades.get(true));
    List<ClientVersion> usual = Objects.requireNonNull(facades.get(false));
    assertThat(others)
        .isNotEmpty()
        .extracting(it -> (Object) it.adapter.getAnnotation(OtherTransportOf.class).value())
        .isSubsetOf(usual.stream().map(it -> it.adapter).toList());
    assertThat(Stream.concat(others.stream(), usual.stream()))
        .allSatisfy(it -> assertThat(setups(it)).containsExactly(Setup.ADD));
  }

  private static Set<Setup> setups(ClientVersion client) {
    return Matrix.ordinarySetups(new ClientOnJdk(client, Jdks.all().get(0)));
  }

  /** One that is nowhere is misspelt, or its version is not tested. */
  @Test
  void everyHookedClassOfALibrary_isInSomeRow() throws IOException {
    Set<String> missing = hooked(false);
    for (ClientVersion client : Clients.all()) {
      try (URLClassLoader loader = loader(client)) {
        missing.removeIf(name -> loader.findResource(name.replace('.', '/') + ".class") != null);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static URLClassLoader loader(ClientVersion client) throws IOException {
    return new URLClassLoader(LoadClasses.urls(Weaving.classPath(client.row)), null);
  }

  /** Some classes came late. */
  static Stream<Jdk> newest() {
    return Jdks.from(26);
  }

  @ParameterizedTest
  @MethodSource("newest")
  void everyHookedClassOfTheJdk_isInSomeJdk(Jdk newest) {
    Set<String> missing = hooked(true);
    missing.removeAll(presentIn(newest));
    Jdks.all().forEach(jdk -> missing.removeAll(presentIn(jdk)));
    assertThat(missing).isEmpty();
  }

  private static List<String> presentIn(Jdk jdk) {
    return Clients.all().stream()
        .filter(ClientVersion::isOfJdk)
        .flatMap(client -> Weaving.on(jdk).present(client).stream())
        .toList();
  }

  private static Set<String> hooked(boolean ofJdk) {
    return Clients.all().stream()
        .filter(client -> client.isOfJdk() == ofJdk && !client.isFacade())
        .flatMap(client -> HOOKED.getOrDefault(client.agentsName, List.of()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
