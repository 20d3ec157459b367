package bearer.fleet;

import java.util.Locale;
import java.util.Random;

/**
 * Many JVMs that share a token, one authorization server and one store, and what these are asked.
 */
public final class SharedFleet {
  /** Three lives of a token. */
  private static final int SECONDS = 900;

  /** Of a life of 300 s, 70 % at least: then the next one is asked for. */
  private static final int APART = 210;

  /** A start of all at once is over then. */
  private static final int STARTED = 5;

  private final Clock clock = new Clock();
  private final Random random = new Random(42);
  private final Server server = new Server(clock, random, SECONDS);
  private final SharedStore store = new SharedStore(clock, SECONDS);

  /**
   * @param jvms that start within so many seconds
   */
  public SharedFleet(int jvms, double within) {
    for (int i = 0; i < jvms; i++) {
      SharedJvm jvm = new SharedJvm(clock, server, store, random);
      jvm.startsAt(Clock.seconds(random.nextDouble() * within));
    }
    clock.runUntil(Clock.seconds(SECONDS));
  }

  /** Of tokens, in all. */
  public int requests() {
    return server.total();
  }

  /** Whether no token was asked for twice. */
  public boolean isOneForEachToken() {
    return requests() <= 1 + SECONDS / APART && server.peak(0, SECONDS) == 1;
  }

  /** Most commands that the store is given in a second, after the start. */
  public long mostCommands() {
    return store.mostCommands(STARTED, SECONDS);
  }

  /** What the store has to do. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "store: %d commands/s and %s in the first seconds, then %.0f commands/s and %s on average,"
            + " %d commands/s and %s at most",
        store.mostCommands(0, STARTED),
        mebibytes((double) store.mostBytes(0, STARTED)),
        store.meanCommands(STARTED, SECONDS),
        mebibytes(store.meanBytes(STARTED, SECONDS)),
        mostCommands(),
        mebibytes((double) store.mostBytes(STARTED, SECONDS)));
  }

  private static String mebibytes(double bytes) {
    return String.format(Locale.ROOT, "%.2f MiB/s", bytes / (1 << 20));
  }
}
