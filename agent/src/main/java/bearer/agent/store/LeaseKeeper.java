package bearer.agent.store;

import bearer.agent.base.Ticker;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;

/**
 * Renews a lease while its holder asks for a token, on a thread of the agent's own; not for ever,
 * since what the holder does may hang.
 */
final class LeaseKeeper implements Runnable {
  private static final long MILLI = 1_000_000L;

  private final StoreConnection connection;
  private final String fence;
  private final Ticker ticker;
  private final long end;

  @GuardedBy("this")
  private boolean over;

  /**
   * @param longestNanos how long the lease is worth keeping
   */
  LeaseKeeper(StoreConnection connection, String fence, Ticker ticker, long longestNanos) {
    this.connection = connection;
    this.fence = fence;
    this.ticker = ticker;
    this.end = ticker.nanos() + longestNanos;
  }

  @Override
  @SuppressWarnings("EmptyCatch")
  public void run() {
    try {
      keep();
    } catch (IOException | InterruptedException left) { // the lease ends by itself
    }
  }

  private synchronized void keep() throws IOException, InterruptedException {
    long due = ticker.nanos();
    while (!over && ticker.nanos() - end < 0) {
      due += Turn.LEASE_MILLIS / 3 * MILLI;
      for (long left = left(due); left > 0 && !over; left = left(due)) {
        wait(left);
      }
      if (!over) {
        connection.renew(fence);
      }
    }
  }

  private long left(long due) {
    return (due - ticker.nanos()) / MILLI;
  }

  /** From now on the connection is the caller's again. */
  synchronized void stop() {
    over = true;
    notifyAll();
  }
}
