package bearer.agent.store;

import bearer.agent.base.Ticker;
import java.net.SocketTimeoutException;

/** By when what is under way on a connection must be over. Set anew for each exchange. */
final class Patience {
  private static final long MILLI = 1_000_000L;

  private final Ticker ticker;
  private volatile long end;

  Patience(Ticker ticker, long nanos) {
    this.ticker = ticker;
    this.end = ticker.nanos() + nanos;
  }

  void renew(long nanos) {
    end = ticker.nanos() + nanos;
  }

  /** Never 0, which sockets read as "for ever". */
  int remainingMillis() throws SocketTimeoutException {
    long nanos = end - ticker.nanos();
    if (nanos <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) Math.min(Integer.MAX_VALUE, nanos / MILLI + 1);
  }
}
