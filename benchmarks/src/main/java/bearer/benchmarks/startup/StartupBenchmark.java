package bearer.benchmarks.startup;

import bearer.benchmarks.startup.programs.Classes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an agent costs a JVM's start. Prints medians of CPU (user + system), wall time and memory of
 * Hello World and of programs that send one request, without agent, with an empty one, with this
 * one, and with those of OpenTelemetry and Datadog. All variants take turns, so that a busy moment
 * of the machine hits them alike. Needs bash (whose {@code time} measures) and mvn (which
 * downloads).
 */
public final class StartupBenchmark {
  private static final Path AGENT = Path.of("agent", "target", "bearer-agent.jar").toAbsolutePath();
  private static final Path CLASSES = Path.of("benchmarks", "target", "classes").toAbsolutePath();

  private final CommandLine chosen;
  private final Launcher launcher;
  private final List<Variant> variants;

  private StartupBenchmark(CommandLine chosen, Launcher launcher, List<Variant> variants) {
    this.chosen = chosen;
    this.launcher = launcher;
    this.variants = variants;
  }

  /** Returns the exit code. */
  public static int run(Iterable<String> words) throws IOException, InterruptedException {
    try (LoopbackApi server = new LoopbackApi()) {
      CommandLine chosen = new CommandLine(words);
      if (!Files.exists(AGENT) || !Files.exists(CLASSES)) {
        throw new IllegalArgumentException("build first, and start in the project's root");
      }
      run(chosen, server);
      return 0;
    } catch (IllegalArgumentException mistake) {
      System.err.println(mistake.getMessage() + "\n" + CommandLine.USAGE);
      return 2;
    }
  }

  private static void run(CommandLine chosen, LoopbackApi server)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("startup");
    for (App app : chosen.apps()) {
      app.prepare(Files.createDirectories(Launcher.libraries(work, app)));
    }
    List<Variant> variants = variants(chosen, work, server);
    new StartupBenchmark(chosen, new Launcher(work, CLASSES, server), variants).measure();
  }

  private static List<Variant> variants(CommandLine chosen, Path work, LoopbackApi server)
      throws IOException, InterruptedException {
    Path secret = Files.writeString(work.resolve("secret"), "s", StandardCharsets.US_ASCII);
    List<Variant> variants = new ArrayList<>();
    variants.add(Variant.of("no agent"));
    Path empty = EmptyAgentJar.in(work, CLASSES);
    variants.add(Variant.of("empty agent", "-javaagent:" + empty));
    variants.add(Variant.of("that sees classes", "-javaagent:" + empty + "=transformer"));
    variants.add(Variant.bearerAgent(false, AGENT, secret, server));
    variants.add(Variant.bearerAgent(true, AGENT, secret, server));
    if (!chosen.quick()) {
      Artifact otel = Artifact.OPEN_TELEMETRY;
      variants.add(Variant.openTelemetry(otel.version(), otel.copyTo(work)));
      Artifact datadog = Artifact.DATADOG;
      variants.add(Variant.datadog(datadog.version(), datadog.copyTo(work)));
    }
    return variants;
  }

  private void measure() throws IOException, InterruptedException {
    System.out.println(
        "Milliseconds and MiB (the most that was resident), medians of "
            + chosen.runs()
            + " rounds, and how far above no agent and above the empty one; the call is the first"
            + " one, with the client's making and, if one is sent, the token's coming; "
            + Machine.description());
    for (String home : chosen.jdks()) {
      Jdk jdk = Jdk.at(home);
      for (App app : chosen.apps()) {
        if (app.since <= jdk.feature()) {
          measure(jdk, app);
        }
      }
    }
  }

  private void measure(Jdk jdk, App app) throws IOException, InterruptedException {
    Map<Variant, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round <= chosen.runs(); round++) {
      for (Variant variant : variants) {
        if (!variant.token() || app.sendsRequest()) {
          Sample sample = launcher.time(jdk, app, variant);
          List<Sample> all = samples.computeIfAbsent(variant, first -> new ArrayList<>());
          if (round > 0) { // the first fills the disk cache
            all.add(sample);
          }
        }
      }
    }
    Medians medians = new Medians("JDK " + jdk.feature() + ", " + app.title);
    samples.forEach((variant, all) -> medians.print(variant.name(), all));
    if (app == App.CLASSES) {
      medians.printPerClass(Classes.COUNT);
    }
  }
}
