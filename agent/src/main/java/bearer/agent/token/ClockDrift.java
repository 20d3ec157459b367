package bearer.agent.token;

import bearer.agent.base.Ticker;
import com.google.errorprone.annotations.concurrent.GuardedBy;

/**
 * How far the wall clock has run ahead of the monotonic one since a token was asked for: the
 * machine slept, moved or was restored while the monotonic clock stood still. That time is taken
 * off the token's life and never given back. A wall clock that goes back proves nothing and changes
 * nothing. Thread-safe.
 */
final class ClockDrift {
  private static final long INTERVAL = 1_000_000_000L;
  private static final long MOST_MILLIS = 24 * 3_600_000L; // more would overflow as nanoseconds

  private final Ticker ticker;
  private final long begunAt;
  private volatile long dueAt;
  private volatile long lag;

  @GuardedBy("this")
  private long nanosBefore;

  @GuardedBy("this")
  private long wallBefore;

  @GuardedBy("this")
  private long ahead; // nanoseconds, never negative

  /** Starts to compare now. */
  ClockDrift(Ticker ticker) {
    this.ticker = ticker;
    this.begunAt = ticker.nanos();
    this.nanosBefore = begunAt;
    this.wallBefore = ticker.wallMillis();
    this.dueAt = begunAt + INTERVAL;
  }

  /** In ticker nanoseconds. */
  long begunAt() {
    return begunAt;
  }

  /** True once a second; costs one volatile read. */
  boolean due(long now) {
    return now - dueAt >= 0;
  }

  /** Nanoseconds that the monotonic clock has missed; never less than before. */
  long lag() {
    return lag;
  }

  /** Compares the clocks, unless somebody has just done it. */
  synchronized void look() {
    long before = ticker.nanos();
    if (!due(before)) {
      return;
    }
    // between two looks at the other clock: being held up here must not look like drift, now or
    // the next time
    long wall = Math.min(ticker.wallMillis() - wallBefore, MOST_MILLIS);
    long progress = ticker.nanos() - nanosBefore;
    anchor(before);
    ahead = wall < 0 ? 0 : Math.max(0, ahead + wall * 1_000_000 - progress);
    lag = Math.max(lag, ahead);
  }

  @GuardedBy("this")
  private void anchor(long nanos) {
    nanosBefore = nanos;
    wallBefore = ticker.wallMillis();
    dueAt = nanos + INTERVAL;
  }
}
