package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.apps.LoadClasses;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.PackagedJar;
import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every class that the agent weaves, of every version at hand, passes the JVM's full verification.
 */
class VerifiedWeavingIT {
  private static final List<String> WOVEN =
      List.of(
          "Apache HttpClient 4 (httpcore-4.0.1.jar)",
          "Apache HttpClient 4 (httpcore-4.2.5.jar)",
          "Apache HttpClient 4 (httpcore-4.3.3.jar)",
          "Apache HttpClient 4 (httpcore-4.4.16.jar)",
          "OkHttp 2 (okhttp-2.4.0.jar)",
          "OkHttp 2 (okhttp-2.5.0.jar)",
          "OkHttp 2 (okhttp-2.7.5.jar)",
          "OkHttp (okhttp-3.0.1.jar)",
          "OkHttp (okhttp-3.12.13.jar)",
          "OkHttp (okhttp-3.14.9.jar)",
          "OkHttp (okhttp-3.8.1.jar)",
          "OkHttp (okhttp-4.12.0.jar)",
          "OkHttp (okhttp-jvm-5.5.1.jar)");

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void everyHookTarget_xverifyAll_linksWoven(Jdk jdk)
      throws IOException, ReflectiveOperationException {
    List<String> targets = new PackagedJar().hookTargets();
    Finished finished = load(jdk, targets);
    assertThat(finished.stdout()).doesNotContain("broken");
    assertThat(finished.exitCode()).isZero();
    assertThat(finished.stderr().lines().filter(line -> !line.contains(" INFO "))).isEmpty();
    assertThat(
            finished
                .stderr()
                .lines()
                .filter(line -> line.contains(" BA-201 "))
                .map(line -> line.replaceFirst(".* woven: ", ""))
                .filter(library -> !library.contains(" of JDK ")))
        .containsAll(WOVEN);
    assertThat(finished.stderr()).contains("woven: HttpURLConnection of JDK ");
    if (jdk.feature() >= 11) {
      assertThat(finished.stderr()).contains("woven: java.net.http.HttpClient of JDK ");
    }
  }

  /** One that is missing would be a protocol whose requests nobody decorates. */
  @Test
  void everyClientVersion_hasOneHookTargetForEachProtocolAndEachRetryLoop() throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    for (String classPath : classPaths()) {
      Path jar = Path.of(LoadClasses.urls(classPath)[0].toURI());
      Path client = JavaCommand.CLIENTS.relativize(jar).getName(0);
      int present = targetsIn(classPath).size();
      counts.put(client.toString(), present);
    }
    assertThat(counts)
        .allSatisfy((client, count) -> assertThat(count).as(client).isEqualTo(targets(client)));
  }

  /** One that is nowhere is misspelt, or its client is not tested. */
  @Test
  void everyHookTarget_isInSomeClientOrTheNewestJdk() throws Exception {
    List<String> targets = new PackagedJar().hookTargets();
    Jdk newest = Jdks.all().get(Jdks.all().size() - 1);
    Set<String> missing = new TreeSet<>(targets);
    load(newest, targets)
        .stdout()
        .lines()
        .forEach(line -> missing.remove(line.replaceFirst("present ", "")));
    if (newest.feature() < 26) {
      missing.remove("jdk.internal.net.http.Http3ExchangeImpl");
    }
    assertThat(missing).isEmpty();
  }

  private static List<String> targetsIn(String classPath) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(LoadClasses.urls(classPath), ClassLoader.getPlatformClassLoader())) {
      return new PackagedJar()
          .hookTargets().stream()
              .filter(name -> loader.findResource(name.replace('.', '/') + ".class") != null)
              .toList();
    }
  }

  private static Finished load(Jdk jdk, List<String> targets) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(String.join(",", targets)));
    arguments.addAll(classPaths());
    return JavaProcess.run(
        JavaCommand.on(jdk)
            .agent()
            .properties(Setup.ADD.properties())
            .property("bearer.hosts", "localhost")
            .property("bearer.client-id", "weaving")
            .property("bearer.client-secret", "s3cret")
            .property("bearer.log-level", "info")
            .option("-Xverify:all")
            .apps()
            .main("bearer.it.apps.LoadClasses", arguments.toArray(String[]::new)));
  }

  private static List<String> classPaths() throws IOException {
    try (Stream<Path> clients = Files.list(JavaCommand.CLIENTS)) {
      return clients
          .filter(client -> client.getFileName().toString().matches("(apache|okhttp)-.*"))
          .sorted()
          .map(VerifiedWeavingIT::jars)
          .toList();
    }
  }

  private static String jars(Path directory) {
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * OkHttp has a codec for HTTP/1.1 and one for HTTP/2, from 3.14 on what calls them, and the loop
   * that repeats; Apache HttpClient has such a loop for each kind of client.
   */
  private static int targets(String client) {
    if (!client.startsWith("okhttp-")) {
      return client.startsWith("apache-4.0") || client.startsWith("apache-4.2") ? 2 : 3;
    }
    boolean exchange =
        client.equals("okhttp-3.14.9")
            || client.startsWith("okhttp-4")
            || client.startsWith("okhttp-5");
    return exchange ? 4 : 3;
  }
}
