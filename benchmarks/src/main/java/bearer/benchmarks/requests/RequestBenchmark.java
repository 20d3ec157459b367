package bearer.benchmarks.requests;

import bearer.benchmarks.requests.programs.Load;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the agent costs a request, against the same program without it. For each client, four JVMs
 * send to one server in turns, so that a busy moment of the machine hits them alike; all that again
 * with new JVMs, because no two compile alike.
 */
public final class RequestBenchmark {
  private static final Path CLASSES = Path.of("benchmarks", "target", "classes").toAbsolutePath();
  private static final Path AGENT = Path.of("agent", "target", "bearer-agent.jar").toAbsolutePath();
  private static final Path LIBRARIES =
      Path.of("client-libraries", "target", "clients").toAbsolutePath();
  private static final int WARM_UP_TURNS = 12;

  private final CommandLine chosen;
  private final int port;

  private RequestBenchmark(CommandLine chosen, int port) {
    this.chosen = chosen;
    this.port = port;
  }

  /** Returns the exit code. */
  public static int run(Iterable<String> words) throws IOException {
    try {
      CommandLine chosen = new CommandLine(words);
      if (!Files.exists(AGENT) || !Files.exists(CLASSES) || !Files.exists(LIBRARIES)) {
        throw new IllegalArgumentException("build first, and start in the project's root");
      }
      try (MeasuredJvm server = new MeasuredJvm(java(chosen, FastServer.class.getName()))) {
        new RequestBenchmark(chosen, Integer.parseInt(server.readLine())).measure();
      }
      return 0;
    } catch (IllegalArgumentException mistake) {
      System.err.println(mistake.getMessage() + "\n" + CommandLine.USAGE);
      return 2;
    }
  }

  private static List<String> java(CommandLine chosen, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(chosen.jdk(), "bin", "java").toString());
    command.addAll(List.of("-cp", CLASSES.toString()));
    command.addAll(List.of(words));
    return command;
  }

  private void measure() throws IOException {
    Report report = new Report(chosen);
    for (Client client : chosen.clients()) {
      Pairs hit = new Pairs();
      Pairs miss = new Pairs();
      for (int fork = 0; fork < chosen.forks(); fork++) {
        hit.startFork();
        miss.startFork();
        measure(client, hit, miss);
      }
      report.print(client, "hit", hit);
      report.print(client, "miss", miss);
    }
  }

  private void measure(Client client, Pairs hit, Pairs miss) throws IOException {
    Map<Variant, MeasuredJvm> jvms = new EnumMap<>(Variant.class);
    try {
      for (Variant variant : Variant.values()) {
        jvms.put(variant, new MeasuredJvm(command(client, variant)));
      }
      for (int turn = -WARM_UP_TURNS; turn < chosen.pairs(); turn++) {
        Turn taken = new Turn();
        for (Map.Entry<Variant, MeasuredJvm> jvm : inTurn(jvms, turn)) {
          taken.samples.put(jvm.getKey(), jvm.getValue().send(chosen.requests()));
        }
        if (turn >= 0) {
          hit.add(taken.of(Variant.OWN_HEADER), taken.of(Variant.HIT));
          miss.add(taken.of(Variant.NO_HEADER), taken.of(Variant.MISS));
        }
      }
    } finally {
      jvms.values().forEach(MeasuredJvm::close);
    }
  }

  /** There and back: nobody is always the first. */
  private static List<Map.Entry<Variant, MeasuredJvm>> inTurn(
      Map<Variant, MeasuredJvm> jvms, int turn) {
    List<Map.Entry<Variant, MeasuredJvm>> order = new ArrayList<>(jvms.entrySet());
    if (turn % 2 != 0) {
      java.util.Collections.reverse(order);
    }
    return order;
  }

  private List<String> command(Client client, Variant variant) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(chosen.jdk(), "bin", "java").toString());
    command.addAll(List.of("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC"));
    command.addAll(variant.flags(AGENT, port));
    command.addAll(List.of("-cp", classPath(client), Load.class.getName(), client.sender));
    command.add("http://localhost:" + port + "/v1/payments/1234");
    command.add(String.valueOf(variant.ownHeaderLength()));
    command.add(variant.hasHeader() ? "1" : "0");
    return command;
  }

  private static String classPath(Client client) {
    return client.library.isEmpty()
        ? CLASSES.toString()
        : CLASSES + File.pathSeparator + LIBRARIES.resolve(client.library) + "/*";
  }

  /** One sample of each variant. */
  private static final class Turn {
    private final Map<Variant, Sample> samples = new EnumMap<>(Variant.class);

    Sample of(Variant variant) {
      return Objects.requireNonNull(samples.get(variant));
    }
  }
}
