package bearer.benchmarks.tokens;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs every scenario with every subject and prints one table. */
public final class TokenBenchmark {
  private static final Path AGENT =
      Path.of(System.getProperty("bearer.agent.jar", "agent/target/bearer-agent.jar"));

  /** Of the agent's back-off: half of the first step to the cap, as coarse as the callers ask. */
  private static final long SHORTEST_DELAY = 500;

  private static final long LONGEST_DELAY = 30_100;

  private final WorkerJvm jvm;
  private final Report report = new Report();

  private TokenBenchmark(WorkerJvm jvm) {
    this.jvm = jvm;
  }

  /**
   * Returns the exit code: 1 if the agent missed a bound that does not depend on the machine.
   *
   * @param scenarios their names; empty for all
   */
  public static int run(List<String> scenarios) throws Exception {
    if (!Files.exists(AGENT)) {
      System.err.println("build first: mvn -Pbenchmarks package -DskipTests (no " + AGENT + ")");
      return 2;
    }
    try (WorkerJvm jvm = new WorkerJvm(AGENT.toAbsolutePath())) {
      return new TokenBenchmark(jvm).runAll(scenarios);
    }
  }

  private int runAll(List<String> scenarios) throws Exception {
    for (Scenario scenario : Scenarios.all()) {
      if (scenarios.isEmpty() || scenarios.contains(scenario.id)) {
        run(scenario);
      }
    }
    if (scenarios.isEmpty() || scenarios.contains("long-outage")) {
      runLongOutage();
    }
    return finish();
  }

  private void run(Scenario scenario) throws Exception {
    Map<Subject, Outcome> outcomes = new EnumMap<>(Subject.class);
    for (Subject subject : Subject.values()) {
      if (scenario.concerns(subject) && scenario.obstacle(subject) == null) {
        outcomes.put(subject, best(scenario, subject));
      }
    }
    report.add(scenario, outcomes);
  }

  private Outcome best(Scenario scenario, Subject subject) throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < scenario.runs; i++) {
      Outcome outcome = jvm.run(scenario, subject);
      System.err.println(scenario.id + ", " + subject.title + ": " + outcome);
      if (subject == Subject.AGENT && !scenario.bound.missed(outcome).isEmpty()) {
        return outcome; // however quick another run is
      }
      outcomes.add(outcome);
    }
    return Collections.min(outcomes, Comparator.comparing(Outcome::slowestMicros));
  }

  private void runLongOutage() {
    Delays agent = LongOutage.ofAgent();
    boolean kept = agent.within(SHORTEST_DELAY, LONGEST_DELAY);
    List<String> row = new ArrayList<>();
    row.add("70 failures in a row (token cell and cache alone, in made-up time)");
    row.add("0.5 to 30 s apart, then recovered");
    row.add(agent.toString());
    row.add(report.verdict(kept ? List.of() : List.of("out of bounds")));
    row.add("n/a: no pause after a failure");
    row.add("n/a: no pause after a failure");
    row.add(LongOutage.ofAws() + " (ALLOW; by default no pause)");
    row.add("n/a: the same cache");
    row.add("");
    report.add(row);
  }

  private int finish() {
    System.out.println(
        LocalDate.now(ZoneOffset.UTC)
            + ", JDK "
            + System.getProperty("java.version")
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " CPUs, load average "
            + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.out.println();
    System.out.println(report);
    return report.missed() ? 1 : 0;
  }
}
