package bearer.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.Watchdog;
import bearer.it.life.Sending;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A service that runs, has the agent, and does what it is told. For one thread. */
final class Shop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  final JavaProcess process;
  private final BufferedReader stdout;

  private Shop(JavaCommand command) {
    process = JavaProcess.start(command);
    stdout = new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
    assertThat(line()).isEqualTo("ready");
  }

  static Jdk jdk() {
    return Jdks.all().stream()
        .filter(jdk -> jdk.feature() == Jdks.BUILDS_OWN)
        .findFirst()
        .orElseThrow();
  }

  /** One that sends a call for each empty line. */
  static Shop sending(JavaCommand command, Sending sending) {
    return new Shop(
        command
            .agent()
            .apps()
            .main("bearer.it.apps.SendOnEachLine", sending.arguments(Sending.URL_CONNECTION)));
  }

  /** One that sends, and answers for its MBeans. */
  static Shop managed(JavaCommand command, Sending sending) {
    return new Shop(
        command
            .agent()
            .apps()
            .main("bearer.it.apps.SendAndManage", sending.arguments(Sending.URL_CONNECTION)));
  }

  long pid() {
    return process.process().pid();
  }

  /** What is answered to a line. */
  String does(String line) {
    try {
      process.stdin().write((line + '\n').getBytes(StandardCharsets.UTF_8));
      process.stdin().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(process.stderr(), e);
    }
    return line();
  }

  private String line() {
    try (Watchdog watchdog = Watchdog.over(process.process(), PATIENCE_SECONDS)) {
      return Objects.requireNonNull(stdout.readLine(), process.stderr());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
