package bearer.benchmarks;

import bearer.benchmarks.tokens.TokenBenchmark;
import java.util.Arrays;

/** Starts the benchmark that the first argument names: {@code tokens}, or those of JMH. */
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("tokens")) {
      System.exit(TokenBenchmark.run(Arrays.asList(args).subList(1, args.length)));
    }
    org.openjdk.jmh.Main.main(args);
  }
}
