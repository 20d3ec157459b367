package bearer.benchmarks.tokens;

import org.jspecify.annotations.Nullable;

/** How calls of one kind went. Any thread. */
final class Calls {
  private static final long TEN_MILLIS = 10_000_000;

  private long count;
  private long failed;
  private long overTenMillis;
  private long slowestNanos;
  private @Nullable Throwable firstFailure;

  synchronized void took(long nanos, @Nullable Throwable failure) {
    count++;
    overTenMillis += nanos > TEN_MILLIS ? 1 : 0;
    slowestNanos = Math.max(slowestNanos, nanos);
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
        + (" " + prefix + "slowestMicros=" + slowestNanos / 1000);
  }
}
