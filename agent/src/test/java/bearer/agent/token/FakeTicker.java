package bearer.agent.token;

import bearer.agent.base.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A clock that stands still unless told; starts just below the overflow of a long. */
final class FakeTicker implements Ticker {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

  private @Nullable Runnable interlude;

  @Override
  public long nanos() {
    long read = now.get();
    Runnable once = interlude;
    interlude = null;
    if (once != null) {
      once.run();
    }
    return read;
  }

  /** Lets something happen between the next look at the clock and what is done about it. */
  void afterNextLook(Runnable once) {
    interlude = once;
  }

  void advanceMillis(long millis) {
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
