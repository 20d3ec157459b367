package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.PackagedJar;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class that the agent weaves passes the JVM's full verification. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("runs")
@ExtendWith(TellsStderr.class)
class WeavingIT implements TellsStderr.OfSubject {
  private static final Map<String, List<String>> HOOKED = new PackagedJar().hooked();

  private final Run run;
  private final ClientVersion client;
  private final Weaving weaving;

  WeavingIT(Run run) {
    this.run = run;
    this.client = run.about.client();
    this.weaving = Weaving.on(run.about.jdk());
  }

  static Stream<Run> runs() {
    return ClientOnJdk.forWeaving().map(Run::new);
  }

  private static final class Run extends Subject {
    Run(ClientOnJdk about) {
      super(about);
    }

    @Override
    String stderr() {
      return Weaving.on(about.jdk()).stderr;
    }
  }

  @Test
  void everyHookedClass_xverifyAll_linksWoven() {
    assertThat(weaving.broken(client)).isEmpty();
    assertThat(weaving.complaints()).isEmpty();
    assertThat(weaving.woven()).anyMatch(this::isOurs);
  }

  private boolean isOurs(String woven) {
    Stream<String> sources =
        client.isOfJdk()
            ? Stream.of("of JDK ")
            : ClientTable.jars(client.row).stream().map(jar -> "(" + jar.getFileName() + ")");
    return sources.anyMatch(source -> woven.startsWith(client.agentsName + " " + source));
  }

  /** One that is missing would be a protocol whose requests nobody decorates. */
  @Test
  void hookedClasses_areAsManyAsTheClientSays() {
    List<String> hooked = HOOKED.getOrDefault(client.agentsName, List.of());
    assertThat(weaving.present(client).stream().filter(hooked::contains))
        .hasSize(client.woven(run.about.jdk().feature()));
  }

  @Override
  public Run subject() {
    return run;
  }
}
