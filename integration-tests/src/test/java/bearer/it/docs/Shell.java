package bearer.it.docs;

import bearer.it.jvm.Watchdog;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A terminal in a directory, with this JVM's JDK at hand. */
final class Shell {
  private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");
  private static final int PATIENCE_SECONDS = 60;

  private final Path directory;

  Shell(Path directory) {
    this.directory = directory;
  }

  /**
   * How lines ended.
   *
   * @param output what they have written, on either stream
   */
  record Ended(int exitCode, String output) {}

  /** Runs lines to their end, or to the first of them that fails. */
  Ended run(String lines) {
    try (Running running = start(lines)) {
      running.await(null);
      return new Ended(running.process.waitFor(), running.output.toString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Lets them run. */
  Running start(String lines) {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", lines)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.contains("JAVA_") || name.startsWith("BEARER_"));
    environment.put("PATH", JDK + File.pathSeparator + environment.get("PATH"));
    try {
      return new Running(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was started. For one thread. */
  static final class Running implements AutoCloseable {
    private final Process process;
    private final BufferedReader reader;
    private final StringBuilder output = new StringBuilder();

    private Running(Process process) {
      this.process = process;
      this.reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Reads on to the next line that has a text in it.
     *
     * @param part null for the end of all
     */
    String await(@Nullable String part) {
      try (Watchdog watchdog = Watchdog.over(process, PATIENCE_SECONDS)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          output.append(line).append('\n');
          if (part != null && line.contains(part)) {
            return line;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (part != null) {
        throw new AssertionError("no " + part + " in: " + output);
      }
      return "";
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
