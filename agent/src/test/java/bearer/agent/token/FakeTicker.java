package bearer.agent.token;

import bearer.agent.base.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Clocks that stand still unless told; the monotonic one starts just below a long's overflow. */
public final class FakeTicker implements Ticker {
  private static final long START = Long.MAX_VALUE - 1_000;

  private final AtomicLong now = new AtomicLong(START);
  private final AtomicLong wallAhead = new AtomicLong(1_700_000_000_000L);
  private final AtomicLong wallLooks = new AtomicLong();

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

  @Override
  public long wallMillis() {
    wallLooks.incrementAndGet();
    return wallAhead.get() + TimeUnit.NANOSECONDS.toMillis(now.get() - START);
  }

  /** Lets something happen between the next look at the clock and what is done about it. */
  public void afterNextLook(Runnable once) {
    interlude = once;
  }

  public void advanceMillis(long millis) {
    advanceNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  public void advanceNanos(long nanos) {
    now.addAndGet(nanos);
  }

  /** Sleep of the machine, or somebody who sets the clock; negative sets it back. */
  public void jumpWallMillis(long millis) {
    wallAhead.addAndGet(millis);
  }

  public long wallLooks() {
    return wallLooks.get();
  }
}
