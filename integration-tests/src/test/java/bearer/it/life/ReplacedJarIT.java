package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JarBuilder;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Watchdog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's jar overwritten in place, as {@code cp new.jar agent.jar} does, under a JVM. */
@Tag("modes")
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#all")
class ReplacedJarIT {
  private static final String[] COLD = {"wait", URL_CONNECTION, APACHE, OKHTTP};
  private static final String[] WARM = {URL_CONNECTION, "wait", URL_CONNECTION, APACHE, OKHTTP};

  private final Jdk jdk;
  private final Sending sending = new Sending();
  @TempDir Path directory;

  ReplacedJarIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void shorterJar_beforeTheFirstClient_callsCarryTheToken() throws IOException {
    run(shorterJar(), COLD);
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION, APACHE, OKHTTP));
  }

  @Test
  void garbage_beforeTheFirstClient_callsCarryTheToken() throws IOException {
    run(garbage(), COLD);
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION, APACHE, OKHTTP));
  }

  @Test
  void shorterJar_afterTheFirstClient_callsCarryTheToken() throws IOException {
    run(shorterJar(), WARM);
    assertThat(sending.seen())
        .isEqualTo(sending.decorated(URL_CONNECTION, URL_CONNECTION, APACHE, OKHTTP));
  }

  @Test
  void garbage_afterTheFirstClient_callsCarryTheToken() throws IOException {
    run(garbage(), WARM);
    assertThat(sending.seen())
        .isEqualTo(sending.decorated(URL_CONNECTION, URL_CONNECTION, APACHE, OKHTTP));
  }

  private byte[] shorterJar() throws IOException {
    Path jar = JarBuilder.agent(directory.resolve("other.jar"), "bearer.it.apps.EmptyAgent");
    return Files.readAllBytes(jar);
  }

  private static byte[] garbage() throws IOException {
    byte[] garbage = new byte[(int) Files.size(JavaCommand.agentJar())];
    new Random(1).nextBytes(garbage);
    return garbage;
  }

  private void run(byte[] replacement, String... steps) throws IOException {
    Path jar = Files.copy(JavaCommand.agentJar(), directory.resolve("agent.jar"));
    JavaCommand command =
        Sending.withClients(sending.configured(jdk).option("-javaagent:" + jar))
            .directory(directory);
    try (JavaProcess running = JavaProcess.start(sending.main(command, steps));
        Watchdog watchdog = Watchdog.over(running.process(), 60)) {
      BufferedReader stdout =
          new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8));
      String line = stdout.readLine();
      StringBuilder told = new StringBuilder();
      while (line != null && !line.equals("waiting")) {
        told.append(line).append('\n');
        line = stdout.readLine();
      }
      told.append(line).append('\n');
      Files.write(jar, replacement); // the same file, cut off and filled again
      running.stdin().write('\n');
      running.stdin().close();
      stdout.lines().forEach(later -> told.append(later).append('\n'));
      assertThat(running.join()).as(running.stderr()).isZero();
      assertThat(told).hasToString(Sending.stdout(steps));
      assertThat(running.stderr()).isEmpty();
    }
  }
}
