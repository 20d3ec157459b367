package bearer.agent.token;

import bearer.agent.base.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still unless told; starts just below the overflow of a long. */
final class FakeTicker implements Ticker {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

  @Override
  public long nanos() {
    return now.get();
  }

  void advanceMillis(long millis) {
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
