package bearer.fleet;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A thousand JVMs, one server, and what happens to them. Pauses are drawn anew each time. */
public final class Fleet {
  public static final int JVMS = 1000;

  private final Clock clock = new Clock();
  private final Random random = new Random(42);
  private final List<Jvm> jvms = new ArrayList<>();
  private final Server server;
  private final int seconds;

  private Fleet(int seconds) {
    this.seconds = seconds;
    this.server = new Server(clock, random, seconds);
    for (int i = 0; i < JVMS; i++) {
      jvms.add(new Jvm(clock, server, random));
    }
  }

  /** Every scenario, as a table in Markdown. */
  public static void print(PrintStream out) {
    out.println(
        "| scenario | requests/s at the start | requests/s later | requests in all"
            + " | JVM-seconds without a token | s until the last call without one |");
    out.println("|---|--:|--:|--:|--:|--:|");
    out.println(start());
    out.println(rollingStart());
    out.println(restartWave());
    out.println(outage(20));
    out.println(outage(60));
    out.println(outage(310));
    out.println(limited());
    out.println(retryAfter());
  }

  /** All within one second. */
  public static Outcome start() {
    Fleet fleet = new Fleet(400);
    fleet.startWithin(0, 1);
    return fleet.outcome("start within 1 s", 5, 0);
  }

  public static Outcome rollingStart() {
    Fleet fleet = new Fleet(400);
    fleet.startWithin(0, 60);
    return fleet.outcome("rolling start, 60 s", 0, 0);
  }

  /** A fleet in use is restarted, one after the other. */
  public static Outcome restartWave() {
    Fleet fleet = new Fleet(850);
    fleet.startWithin(0, 60);
    fleet.startWithin(500, 60);
    return fleet.outcome("restart wave, 60 s", 0, 0);
  }

  /**
   * After a start within one second, the worst case: all tokens end in the same second.
   *
   * @param length in seconds
   */
  public static Outcome outage(int length) {
    Fleet fleet = new Fleet(500 + length);
    fleet.startWithin(0, 1);
    fleet.down(200, 200 + length);
    return fleet.outcome("outage of " + length + " s", 5, 200 + length);
  }

  /** Down, and when it is back it serves 50 requests a second and refuses the others. */
  public static Outcome limited() {
    Fleet fleet = new Fleet(850);
    fleet.startWithin(0, 60);
    fleet.down(200, 510);
    fleet.server.limit = 50;
    return fleet.outcome("outage of 310 s, then 50 a second at most", 0, 510);
  }

  /** Answers 503 with {@code Retry-After: 60} for 310 s. */
  public static Outcome retryAfter() {
    Fleet fleet = new Fleet(850);
    fleet.startWithin(0, 1);
    fleet.down(200, 510);
    fleet.server.retryAfterNanos = Clock.seconds(60);
    return fleet.outcome("outage of 310 s with Retry-After: 60", 5, 510);
  }

  private void startWithin(int from, int length) {
    for (Jvm jvm : jvms) {
      jvm.startsAt(Clock.seconds(from + random.nextDouble() * length));
    }
  }

  private void down(int from, int until) {
    server.downFrom = Clock.seconds(from);
    server.downUntil = Clock.seconds(until);
  }

  /**
   * @param settled from which second on the peak is counted
   * @param back when the server is back, in seconds
   */
  private Outcome outcome(String name, int settled, int back) {
    clock.runUntil(Clock.seconds(seconds));
    double bare = 0;
    double last = 0;
    for (Jvm jvm : jvms) {
      bare += jvm.bareNanos() / 1e9;
      last = Math.max(last, jvm.lastBareNanos() / 1e9);
    }
    return new Outcome(
        name,
        server.peak(0, settled),
        server.peak(settled, seconds),
        server.total(),
        bare,
        Math.max(0, last - back));
  }
}
