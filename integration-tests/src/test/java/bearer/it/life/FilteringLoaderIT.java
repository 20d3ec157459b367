package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the bridge is seen: class loaders like those of OSGi and JBoss Modules. */
@Tag("servers")
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
class FilteringLoaderIT {
  static final String CDS_WARNING =
      " warning: Sharing is only supported for boot loader classes because bootstrap classpath has"
          + " been appended";

  private final Jdk jdk;
  private final Sending sending = new Sending();

  FilteringLoaderIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void filteringLoader_callsCarryTheToken() throws IOException {
    Finished finished = runFiltered(sending.configured(jdk).agent());
    assertThat(finished.stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION, APACHE, OKHTTP));
  }

  @Test
  void appendedBridge_classPath_callsCarryTheToken() {
    String[] adapters = Sending.adapters(jdk);
    Finished finished = sending.run(appended(), adapters);
    assertThat(withoutJvmsOwn(finished)).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters));
  }

  @Test
  void appendedBridge_filteringLoader_callsStayWholeAndWarned() throws IOException {
    Finished finished = runFiltered(appended());
    assertThat(withoutJvmsOwn(finished))
        .containsExactly(
            "[bearer-agent] WARN BA-202 Apache HttpClient 4 is not woven: its class loader does"
                + " not see the boot class path",
            "[bearer-agent] WARN BA-202 OkHttp is not woven: its class loader does not see the"
                + " boot class path");
    List<String> expected = new ArrayList<>(sending.decorated(URL_CONNECTION));
    expected.addAll(Sending.untouched(APACHE, OKHTTP));
    assertThat(sending.seen()).isEqualTo(expected);
  }

  private JavaCommand appended() {
    return sending.configured(jdk).agent().property("bearer.bridge", "append");
  }

  private Finished runFiltered(JavaCommand command) throws IOException {
    Path apps = JavaCommand.TARGET.resolve("classes");
    List<Path> entries = new ArrayList<>(List.of(apps));
    for (String client : Sending.CLIENTS) {
      try (Stream<Path> jars = Files.list(JavaCommand.CLIENTS.resolve(client))) {
        jars.forEach(entries::add);
      }
    }
    String classPath =
        entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return sending.runBy(
        command.classPath(apps),
        "bearer.it.apps.Filtered",
        List.of(classPath),
        URL_CONNECTION,
        APACHE,
        OKHTTP);
  }

  /**
   * What the JVM says on the first change of the boot class path while archived classes are used.
   */
  static List<String> withoutJvmsOwn(Finished finished) {
    return finished.stderr().lines().filter(line -> !line.endsWith(CDS_WARNING)).toList();
  }
}
