package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Watchdog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A forked JVM that logs to its stdout, and is told on its stdin what to do. For one thread. */
final class LoggingJvm implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final JavaProcess process;
  private final BufferedReader stdout;
  private final List<String> lines = new ArrayList<>();

  /** Waits until the program is ready. */
  LoggingJvm(JavaCommand command) {
    process = JavaProcess.start(command);
    stdout = new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
    await("ready");
  }

  void tell(String line) {
    try {
      process.stdin().write((line + '\n').getBytes(StandardCharsets.UTF_8));
      process.stdin().flush();
    } catch (IOException e) {
      throw new AssertionError(process.stderr(), e);
    }
  }

  /** Reads on until a line of stdout has this in it. */
  String await(String part) {
    try (Watchdog watchdog = Watchdog.over(process.process(), PATIENCE_SECONDS)) {
      for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
        lines.add(line);
        if (line.contains(part)) {
          return line;
        }
      }
      throw new AssertionError("no " + part + " in " + lines + "; stderr: " + process.stderr());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** As {@link #await}, where the line may have been there before anybody asked for it. */
  void awaitUnlessThere(String part) {
    if (lines.stream().noneMatch(line -> line.contains(part))) {
      await(part);
    }
  }

  /** What stdout had so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** The agent's own lines so far, from the name of the logger on. */
  List<String> agentLines() {
    return lines.stream()
        .filter(line -> line.contains("bearer.agent"))
        .map(line -> line.substring(line.indexOf("bearer.agent")))
        .toList();
  }

  long pid() {
    return process.process().pid();
  }

  /** Lets the program end by itself; answers its stderr. */
  String finish() {
    try {
      process.stdin().close();
      for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(process.join()).isZero();
    return process.stderr();
  }

  @Override
  public void close() {
    process.close();
  }
}
