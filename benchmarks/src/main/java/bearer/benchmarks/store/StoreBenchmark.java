package bearer.benchmarks.store;

import bearer.benchmarks.startup.Machine;
import bearer.fleet.SharedFleet;
import bearer.sandbox.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What one token for a fleet spares, and that it costs no call. */
public final class StoreBenchmark {
  private static final int JVMS = 30;
  private static final int LIFE = 10;
  private static final int LIVES = 3;
  private static final int STARTS = 5;
  private static final int MANY = 50_000;
  private static final double NANOS = 1e9;

  private final Table table = new Table();

  private StoreBenchmark() {}

  /** Returns the exit code: 1 if a bound was missed. */
  public static int run() throws IOException, InterruptedException {
    if (!Files.exists(Stage.AGENT)) {
      System.err.println("build first, and start in the project's root");
      return 2;
    }
    if (!RedisServer.isInstalled()) {
      System.err.println("there is no redis-server on this machine");
      return 2;
    }
    return new StoreBenchmark().runAll();
  }

  private int runAll() throws IOException, InterruptedException {
    start();
    lives();
    oneLiveToken();
    firstToken();
    simulate(1);
    simulate(60);
    System.out.printf(
        "%s, JDK %s, %s%n%n%s%n",
        LocalDate.now(ZoneOffset.UTC),
        System.getProperty("java.version"),
        Machine.description(),
        table);
    return table.missed() ? 1 : 0;
  }

  private void start() throws IOException {
    try (Stage stage = new Stage(300, false);
        Members fleet = stage.members(JVMS, "shop", true)) {
      List<Long> took = fleet.startWithACall();
      long failed = took.stream().filter(micros -> micros < 0).count();
      int requests = stage.requests().size();
      table.add(
          JVMS + " JVMs started at once, one call each",
          "1 token request, 0 failed calls",
          requests + " token requests, " + failed + " failed calls",
          requests == 1 && failed == 0);
    }
  }

  private void lives() throws IOException, InterruptedException {
    try (Stage stage = new Stage(LIFE, false);
        Members fleet = stage.members(JVMS, "shop", true)) {
      fleet.start();
      fleet.ask(Member.LOAD);
      TimeUnit.SECONDS.sleep(LIVES * LIFE);
      Members.Calls calls = fleet.look();
      table.add(
          JVMS + " JVMs under load for three lives of " + LIFE + " s",
          "1 request for each token, 0 failed calls",
          words(stage.requests()) + "; " + calls,
          atMostOneEach(stage.requests()) && calls.failed() == 0);
      killed(stage, fleet);
    }
  }

  /** Tokens are refreshed after 7 to 8 s; two within half a life would be for the same one. */
  private static boolean atMostOneEach(List<Long> requests) {
    for (int i = 1; i < requests.size(); i++) {
      if ((requests.get(i) - requests.get(i - 1)) / NANOS < LIFE / 2.0) {
        return false;
      }
    }
    return !requests.isEmpty();
  }

  private static String words(List<Long> requests) {
    List<String> at = new ArrayList<>();
    for (long request : requests) {
      at.add(String.format(Locale.ROOT, "%.1f", (request - requests.get(0)) / NANOS));
    }
    return requests.size() + " requests, at " + String.join(", ", at) + " s";
  }

  /** They have a token then; the next ones are asked for by each JVM itself. */
  private void killed(Stage stage, Members fleet) throws IOException, InterruptedException {
    int before = stage.requests().size();
    stage.redis().kill();
    TimeUnit.SECONDS.sleep(LIFE);
    Members.Calls calls = fleet.look();
    table.add(
        "the store killed under load, " + LIFE + " s from then on",
        "0 failed calls",
        calls + ", " + (stage.requests().size() - before) + " token requests",
        calls.failed() == 0);
  }

  private void oneLiveToken() throws IOException, InterruptedException {
    try (Stage stage = new Stage(LIFE, true);
        Members fleet = stage.members(JVMS, "shop", true)) {
      fleet.start();
      fleet.ask(Member.LOAD);
      TimeUnit.SECONDS.sleep(1);
      Members.Calls first = fleet.look();
      TimeUnit.SECONDS.sleep(2 * LIFE);
      Members.Calls calls = fleet.look();
      table.add(
          "a server with one live token for each client, " + JVMS + " JVMs for two lives",
          "0 failed calls after the first second",
          calls + " (in the first second " + first.failed() + "), " + words(stage.requests()),
          calls.failed() == 0);
    }
  }

  /** One JVM after the other: each first call of a program that has called another server. */
  private void firstToken() throws IOException {
    List<Long> alone = new ArrayList<>();
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    try (Stage stage = new Stage(300, false)) {
      for (int i = 0; i < STARTS; i++) {
        alone.add(firstCall(stage, "shop-" + i, false));
        first.add(firstCall(stage, "shop-" + i, true));
        second.add(firstCall(stage, "shop-" + i, true));
      }
    }
    table.add(
        "the first call, median of " + STARTS + " JVMs; the token server takes 100 ms",
        String.format(
            Locale.ROOT,
            "%.0f ms without a store, %.0f ms with an empty one, %.0f ms with a token in it",
            median(alone),
            median(first),
            median(second)));
  }

  private static long firstCall(Stage stage, String client, boolean withStore) throws IOException {
    try (Members one = stage.members(1, client, withStore)) {
      return one.startWithACall().get(0);
    }
  }

  /** In milliseconds. */
  private static double median(List<Long> micros) {
    return micros.stream().sorted().toList().get(micros.size() / 2) / 1000.0;
  }

  private void simulate(int seconds) {
    SharedFleet fleet = new SharedFleet(MANY, seconds);
    table.add(
        MANY + " JVMs in made-up time, started within " + seconds + " s, three lives of 300 s",
        "1 request for each token",
        fleet.requests() + " requests; " + fleet,
        fleet.isOneForEachToken());
  }
}
