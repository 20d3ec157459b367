package bearer.benchmarks.requests;

import java.io.IOException;

/** Prints a row for each client, hit and miss, when it is measured. */
final class Report {
  Report(CommandLine chosen) throws IOException {
    System.out.printf(
        "%d JVMs each, %d turns of %d requests; %s; %s; %s%n",
        chosen.forks(),
        chosen.pairs(),
        chosen.requests(),
        chosen.jdk(),
        OneCpu.isPossible() ? "all on one processor" : "not held on one processor",
        load());
    System.out.println(
        "| client | | CPU, ratio (95 %) | CPU, us | wall, ratio (95 %) | bytes |\n"
            + "|---|---|---|---|---|---|");
  }

  void print(Client client, String what, Pairs pairs) throws IOException {
    System.out.printf(
        "| %s | %s | %s | %.1f %+.2f | %s | %.0f %+.0f |%n",
        client.title,
        what,
        pairs.ratio(Sample::cpu),
        pairs.base(Sample::cpu) / 1000,
        pairs.difference(Sample::cpu) / 1000,
        pairs.ratio(Sample::wall),
        pairs.base(Sample::bytes),
        pairs.difference(Sample::bytes));
    System.err.println(load());
  }

  private static String load() {
    return "load average "
        + java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
