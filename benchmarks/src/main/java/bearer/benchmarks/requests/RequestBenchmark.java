package bearer.benchmarks.requests;

import java.io.IOException;
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
  private static final int WARM_UP_TURNS = 40; // of which the JVM compiles the last methods

  private final CommandLine chosen;
  private final Programs programs;

  private RequestBenchmark(CommandLine chosen, Programs programs) {
    this.chosen = chosen;
    this.programs = programs;
  }

  /** Returns the exit code. */
  public static int run(Iterable<String> words) throws IOException {
    try {
      CommandLine chosen = new CommandLine(words);
      Programs.requireBuilt();
      try (MeasuredJvm server = new MeasuredJvm(OneCpu.on(Programs.server(chosen.jdk())))) {
        Programs programs = new Programs(chosen.jdk(), Integer.parseInt(server.readLine()));
        new RequestBenchmark(chosen, programs).measure();
      }
      return 0;
    } catch (IllegalArgumentException mistake) {
      System.err.println(mistake.getMessage() + "\n" + CommandLine.USAGE);
      return 2;
    }
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
        jvms.put(variant, new MeasuredJvm(OneCpu.on(programs.command(client, variant))));
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

  /** One sample of each variant. */
  private static final class Turn {
    private final Map<Variant, Sample> samples = new EnumMap<>(Variant.class);

    Sample of(Variant variant) {
      return Objects.requireNonNull(samples.get(variant));
    }
  }
}
