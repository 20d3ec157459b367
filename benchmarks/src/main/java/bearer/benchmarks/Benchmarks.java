package bearer.benchmarks;

import bearer.benchmarks.requests.RequestBenchmark;
import bearer.benchmarks.requests.SoakBenchmark;
import bearer.benchmarks.startup.StartupBenchmark;
import bearer.benchmarks.store.StoreBenchmark;
import bearer.benchmarks.tokens.TokenBenchmark;
import bearer.fleet.Fleet;
import java.util.Arrays;
import java.util.List;

/**
 * Starts what the first argument names: {@code startup}, {@code requests}, {@code soak}, {@code
 * fleet}, all four as {@code cost}, {@code tokens}, or {@code store}; else JMH's benchmarks.
 */
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "" : args[0]) {
      case "tokens" -> System.exit(TokenBenchmark.run(rest(args)));
      case "store" -> System.exit(StoreBenchmark.run());
      case "requests" -> System.exit(RequestBenchmark.run(rest(args)));
      case "soak" -> System.exit(SoakBenchmark.run(rest(args)));
      case "cost" -> System.exit(cost(rest(args)));
      case "startup" -> System.exit(StartupBenchmark.run(rest(args)));
      case "fleet" -> fleets(rest(args));
      default -> org.openjdk.jmh.Main.main(args);
    }
  }

  /**
   * All that docs/cost.md shows, one after the other: about two hours.
   *
   * @param jdks to start programs on; what a request costs is measured on the one that runs this
   */
  private static int cost(List<String> jdks) throws Exception {
    int failed = StartupBenchmark.run(jdks);
    if (failed == 0) {
      failed = RequestBenchmark.run(List.of());
    }
    if (failed == 0) {
      failed = SoakBenchmark.run(List.of());
    }
    if (failed == 0) {
      fleets(List.of());
    }
    return failed;
  }

  /** A table for each number of JVMs. */
  private static void fleets(List<String> sizes) {
    for (String size : sizes.isEmpty() ? List.of("1", "1000", "50000") : sizes) {
      Fleet.print(System.out, Integer.parseInt(size));
      System.out.println();
    }
  }

  private static List<String> rest(String[] args) {
    return Arrays.asList(args).subList(1, args.length);
  }
}
