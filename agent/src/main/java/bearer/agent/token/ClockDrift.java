package bearer.agent.token;

import bearer.agent.base.Ticker;
import com.google.errorprone.annotations.concurrent.GuardedBy;

/**
 * Finds out that the machine slept, moved or was restored while the monotonic clock stood still:
 * the wall clock is ahead then. A wall clock that goes back proves nothing and changes nothing.
 * Thread-safe.
 */
final class ClockDrift {
  private static final long INTERVAL = 1_000_000_000L;
  private static final long LIMIT = 5_000_000_000L;
  private static final long MOST_MILLIS = 24 * 3_600_000L; // more would overflow as nanoseconds

  private final Ticker ticker;
  private volatile long dueAt;

  @GuardedBy("this")
  private long nanosBefore;

  @GuardedBy("this")
  private long wallBefore;

  @GuardedBy("this")
  private long ahead; // nanoseconds, never negative

  ClockDrift(Ticker ticker) {
    this.ticker = ticker;
    restart();
  }

  /** Starts to compare anew: for a token that is about to be asked for. */
  synchronized void restart() {
    ahead = 0;
    anchor(ticker.nanos());
  }

  /** True once a second; costs one volatile read. */
  boolean due(long now) {
    return now - dueAt >= 0;
  }

  /** Whether the wall clock has run ahead by more than 5 s since the last restart. */
  synchronized boolean found() {
    long before = ticker.nanos();
    if (!due(before)) {
      return false; // somebody else has just looked
    }
    // between two looks at the other clock: being held up here must not look like drift, now or
    // the next time
    long wall = Math.min(ticker.wallMillis() - wallBefore, MOST_MILLIS);
    long progress = ticker.nanos() - nanosBefore;
    anchor(before);
    ahead = wall < 0 ? 0 : Math.max(0, ahead + wall * 1_000_000 - progress);
    return ahead > LIMIT;
  }

  @GuardedBy("this")
  private void anchor(long nanos) {
    nanosBefore = nanos;
    wallBefore = ticker.wallMillis();
    dueAt = nanos + INTERVAL;
  }
}
