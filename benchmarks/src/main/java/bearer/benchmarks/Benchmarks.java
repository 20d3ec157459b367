package bearer.benchmarks;

import bearer.benchmarks.requests.RequestBenchmark;
import bearer.benchmarks.startup.StartupBenchmark;
import bearer.benchmarks.tokens.TokenBenchmark;
import bearer.fleet.Fleet;
import java.util.Arrays;
import java.util.List;

/**
 * Starts what the first argument names: {@code tokens}, {@code requests}, {@code startup}, {@code
 * fleet}; else JMH's benchmarks.
 */
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "" : args[0]) {
      case "tokens" -> System.exit(TokenBenchmark.run(rest(args)));
      case "requests" -> System.exit(RequestBenchmark.run(rest(args)));
      case "startup" -> System.exit(StartupBenchmark.run(rest(args)));
      case "fleet" -> Fleet.print(System.out);
      default -> org.openjdk.jmh.Main.main(args);
    }
  }

  private static List<String> rest(String[] args) {
    return Arrays.asList(args).subList(1, args.length);
  }
}
