package bearer.it.works;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JarBuilder;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.Watchdog;
import bearer.it.life.Sending;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may happen to the agent's jar while a JVM runs with it, and when. */
@Tag("modes")
class ChangedJarIT {
  private static final List<String> CALLS = List.of(URL_CONNECTION, APACHE, OKHTTP);

  @TempDir Path directory;

  private enum Change {
    REPLACED,
    TRUNCATED,
    REMOVED,
    OVERWRITTEN
  }

  /** A change before the call with that number. */
  private record Moment(Change change, int before) {
    @Override
    public String toString() {
      String when = before < CALLS.size() ? "before call " + (before + 1) : "after the last call";
      return "the jar is " + change.name().toLowerCase(java.util.Locale.ROOT) + " " + when;
    }
  }

  static Stream<Row<Moment>> rows() {
    return Stream.of(Change.values())
        .flatMap(change -> Stream.of(0, 1, 2, 3).map(before -> new Moment(change, before)))
        .flatMap(moment -> Row.of(moment, false, Jdks.all().stream()));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("rows")
  void callsCarryTheToken(Row<Moment> row) throws IOException {
    Path jar = Files.copy(JavaCommand.agentJar(), directory.resolve("agent.jar"));
    Sending sending = new Sending();
    List<String> steps = new ArrayList<>(CALLS);
    steps.add(row.what().before, "wait");
    JavaCommand command =
        Sending.withClients(sending.configured(row.jdk()).option("-javaagent:" + jar))
            .directory(directory);
    try (JavaProcess running =
            JavaProcess.start(sending.main(command, steps.toArray(String[]::new)));
        Watchdog watchdog = Watchdog.over(running.process(), 60)) {
      BufferedReader stdout =
          new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8));
      String line = stdout.readLine();
      while (line != null && !line.equals("waiting")) {
        line = stdout.readLine();
      }
      change(jar, row.what().change);
      running.stdin().write('\n');
      running.stdin().close();
      assertThat(stdout.lines()).last().isEqualTo("sent");
      assertThat(running.join()).isZero();
      assertThat(running.stderr()).isEmpty();
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated(CALLS.toArray(String[]::new)));
  }

  private void change(Path jar, Change change) throws IOException {
    switch (change) {
      case REPLACED -> Files.move(other(), jar, StandardCopyOption.REPLACE_EXISTING);
      case TRUNCATED -> Files.write(jar, new byte[0]);
      case REMOVED -> Files.delete(jar);
      case OVERWRITTEN -> Files.write(jar, Files.readAllBytes(other()));
    }
  }

  private Path other() throws IOException {
    return JarBuilder.agent(directory.resolve("other.jar"), "bearer.it.apps.EmptyAgent");
  }
}
