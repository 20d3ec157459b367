package bearer.benchmarks.tokens;

import org.jspecify.annotations.Nullable;

/** How calls of one kind went. Any thread. */
final class Calls {
  private static final long TEN_MILLIS = 10_000_000;

  private long count;
  private long failed;
  private long overTenMillis;
  private long slowestNanos;
  private long slowestAt;
  private @Nullable Throwable firstFailure;

  /**
   * @param at when it ended
   */
  synchronized void took(long nanos, long at, @Nullable Throwable failure) {
    count++;
    overTenMillis += nanos > TEN_MILLIS ? 1 : 0;
    if (nanos > slowestNanos) {
      slowestNanos = nanos;
      slowestAt = at;
    }
    if (failure != null) {
      failed++;
      firstFailure = firstFailure == null ? failure : firstFailure;
    }
  }

  synchronized @Nullable Throwable firstFailure() {
    return firstFailure;
  }

  synchronized String words(String prefix) {
    return prefix
        + ("count=" + count)
        + (" " + prefix + "failed=" + failed)
        + (" " + prefix + "overTen=" + overTenMillis)
        + (" " + prefix + "slowestMicros=" + slowestNanos / 1000)
        + (" " + prefix + "slowestAtMillis=" + slowestAt / 1_000_000);
  }
}
