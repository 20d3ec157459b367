package bearer.fleet;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many JVMs, one server, and what happens to them. Pauses are drawn anew each time. */
public final class Fleet {
  private final Clock clock = new Clock();
  private final Random random = new Random(42);
  private final List<Jvm> jvms = new ArrayList<>();
  private final Server server;
  private final int seconds;

  private Fleet(int size, int seconds) {
    this(size, seconds, 1);
  }

  /**
   * @param pace of each JVM: seconds between two calls, on average
   */
  private Fleet(int size, int seconds, double pace) {
    this.seconds = seconds;
    this.server = new Server(clock, random, seconds);
    for (int i = 0; i < size; i++) {
      jvms.add(new Jvm(clock, server, random, pace));
    }
  }

  /** Every scenario with as many JVMs, as a table in Markdown. */
  public static void print(PrintStream out, int jvms) {
    out.println(
        ("| " + jvms + " JVMs | requests/s at the start | requests/s later | requests in all")
            + " | JVM-seconds without a token | s until the last call without one |");
    out.println("|---|--:|--:|--:|--:|--:|");
    out.println(start(jvms));
    out.println(rollingStart(jvms));
    out.println(restartWave(jvms));
    out.println(outage(jvms, 20));
    out.println(outage(jvms, 60));
    out.println(outage(jvms, 310));
    out.println(busyOutage(jvms));
    out.println(limited(jvms));
    out.println(retryAfter(jvms));
  }

  /** All within one second. */
  public static Outcome start(int jvms) {
    Fleet fleet = new Fleet(jvms, 400);
    fleet.startWithin(0, 1);
    return fleet.outcome("start within 1 s", 5, 0);
  }

  public static Outcome rollingStart(int jvms) {
    Fleet fleet = new Fleet(jvms, 400);
    fleet.startWithin(0, 60);
    return fleet.outcome("rolling start, 60 s", 0, 0);
  }

  /** A fleet in use is restarted, one after the other. */
  public static Outcome restartWave(int jvms) {
    Fleet fleet = new Fleet(jvms, 850);
    fleet.startWithin(0, 60);
    fleet.startWithin(500, 60);
    return fleet.outcome("restart wave, 60 s", 0, 0);
  }

  /**
   * After a start within one second, the worst case: all tokens end in the same second.
   *
   * @param length in seconds
   */
  public static Outcome outage(int jvms, int length) {
    return new Fleet(jvms, 500 + length).outage("outage of " + length + " s", length);
  }

  /** As {@link #outage} of 310 s, and each JVM calls ten times a second. */
  public static Outcome busyOutage(int jvms) {
    return new Fleet(jvms, 540, 0.1).outage("outage of 310 s, busy", 310);
  }

  private Outcome outage(String name, int length) {
    startWithin(0, 1);
    down(200, 200 + length);
    return outcome(name, 5, 200 + length);
  }

  /** Down, and when it is back it serves a twentieth of them a second and refuses the others. */
  public static Outcome limited(int jvms) {
    Fleet fleet = new Fleet(jvms, 850);
    fleet.startWithin(0, 60);
    fleet.down(200, 510);
    fleet.server.limit = Math.max(1, jvms / 20);
    return fleet.outcome(
        "outage of 310 s, then " + fleet.server.limit + " a second at most", 0, 510);
  }

  /** Answers 503 with {@code Retry-After: 60} for 310 s. */
  public static Outcome retryAfter(int jvms) {
    Fleet fleet = new Fleet(jvms, 850);
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
