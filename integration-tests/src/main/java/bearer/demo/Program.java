package bearer.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A legacy program in a JVM of its own, and what it printed. */
final class Program {
  private static final long MAX_SECONDS = 60;

  final int exitCode;

  /** Sorted: the program's threads print in any order. */
  final List<String> output;

  final List<String> errors;

  private Program(int exitCode, List<String> output, List<String> errors) {
    this.exitCode = exitCode;
    this.output = output;
    this.errors = errors;
  }

  /**
   * Runs a main class to its end with this JVM's class path, on the JDK that {@code
   * bearer.demo.java} names or else on this one.
   *
   * @param flags what an operator adds to the command line
   */
  static Program run(Path directory, Path trustStore, List<String> flags, String... mainAndArgs)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(flags);
    command.add("-Djavax.net.ssl.trustStore=" + trustStore);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    Collections.addAll(command, mainAndArgs);
    Path out = directory.resolve("program.out");
    Path err = directory.resolve("program.err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(mainAndArgs[0] + " did not end within " + MAX_SECONDS + " s");
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(out, UTF_8));
    Collections.sort(lines);
    return new Program(process.exitValue(), lines, Files.readAllLines(err, UTF_8));
  }

  static String java() {
    String home = System.getProperty("bearer.demo.java", "");
    return Paths.get(home.isEmpty() ? System.getProperty("java.home") : home, "bin", "java")
        .toString();
  }
}
