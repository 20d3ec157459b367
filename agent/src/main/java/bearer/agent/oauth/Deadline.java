package bearer.agent.oauth;

import bearer.agent.base.Ticker;
import java.net.SocketTimeoutException;

/** The instant by which a token request is over, whatever the server does. */
final class Deadline {
  private static final long MILLI = 1_000_000L;

  private final Ticker ticker;
  private final long end;

  Deadline(Ticker ticker, long nanosFromNow) {
    this.ticker = ticker;
    this.end = ticker.nanos() + nanosFromNow;
  }

  private Deadline(long end, Ticker ticker) {
    this.ticker = ticker;
    this.end = end;
  }

  /** One for a first step: half of what is left, and not more than that. */
  Deadline within(long nanos) {
    long now = ticker.nanos();
    return new Deadline(now + Math.min(nanos, (end - now) / 2), ticker);
  }

  boolean passed() {
    return end - ticker.nanos() <= 0;
  }

  /**
   * Never 0, which sockets read as "for ever".
   *
   * @throws SocketTimeoutException if it has passed
   */
  int remainingMillis() throws SocketTimeoutException {
    long nanos = end - ticker.nanos();
    if (nanos <= 0) {
      throw new SocketTimeoutException("deadline passed");
    }
    return (int) Math.min(Integer.MAX_VALUE, nanos / MILLI + 1);
  }
}
