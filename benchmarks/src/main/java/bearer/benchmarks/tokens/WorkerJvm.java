package bearer.benchmarks.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forks the measured JVMs. */
final class WorkerJvm implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private static final String PACKAGE = "bearer/benchmarks/tokens/";

  private final Path agent;
  private final Path benchmarks;
  private final Path plainApplication;

  /**
   * @param agent the packaged agent
   */
  WorkerJvm(Path agent) throws IOException, URISyntaxException {
    this.agent = agent;
    this.benchmarks =
        Path.of(WorkerJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    this.plainApplication = unpack();
  }

  /** An application has none of the agent's classes on its class path, as the benchmarks do. */
  private Path unpack() throws IOException {
    Path directory = Files.createTempDirectory("application");
    Files.createDirectories(directory.resolve(PACKAGE));
    try (JarFile jar = new JarFile(benchmarks.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().startsWith(PACKAGE) && !entry.isDirectory()) {
          Files.copy(jar.getInputStream(entry), directory.resolve(entry.getName()));
        }
      }
    }
    return directory;
  }

  Outcome run(Scenario scenario, Subject subject) throws IOException, InterruptedException {
    try (Stage stage = new Stage(scenario, subject)) {
      List<String> printed = printed(command(scenario, subject, stage));
      String result = line(printed, Worker.RESULT);
      if (result.isEmpty()) {
        throw new IOException(subject + " printed no result: " + printed);
      }
      return Outcome.of(
          Options.parse(Arrays.asList(result.split(" "))),
          line(printed, Worker.FAILURE),
          stage,
          scenario.load.primed());
    }
  }

  private static String line(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst()
        .orElse("");
  }

  private static List<String> printed(List<String> command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread watchdog = watchdog(process);
    try {
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return text.lines().collect(Collectors.toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      watchdog.interrupt();
      process.destroyForcibly();
    }
  }

  private static Thread watchdog(Process process) {
    Thread thread =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
                process.destroyForcibly();
              } catch (InterruptedException inTime) {
                // nothing to do
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private List<String> command(Scenario scenario, Subject subject, Stage stage) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms256m", "-Xmx256m", "-Dhttp.maxConnections=1000"));
    if (subject == Subject.AGENT) {
      command.add("-javaagent:" + agent);
      stage.agentOptions().forEach(option -> command.add("-D" + option));
      scenario.agentOptions.forEach(option -> command.add("-D" + option));
    }
    command.addAll(List.of("-cp", (subject.plain() ? plainApplication : benchmarks).toString()));
    command.add(Worker.class.getName());
    command.addAll(scenario.load.words());
    command.addAll(stage.words());
    command.add("subject=" + subject);
    command.add("refreshBefore=" + scenario.refreshBeforeMillis);
    command.add("margin=" + scenario.marginMillis);
    return command;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(plainApplication)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
