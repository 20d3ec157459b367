package bearer.agent.rules;

import bearer.agent.base.Ticker;
import bearer.agent.token.Token;
import bearer.agent.token.TokenUnavailable;

/** Waits for a rule's token in the caller's thread, and counts how long. Thread-safe. */
final class TimedWait {
  private final Ticker ticker;

  TimedWait(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Ticker nanoseconds. */
  long now() {
    return ticker.nanos();
  }

  /**
   * @param host where the request goes
   */
  Token await(Rule rule, String host) throws TokenUnavailable {
    long from = ticker.nanos();
    try {
      return rule.cell.await(rule.tokenTimeoutNanos);
    } finally {
      rule.at(host).tally.waited(ticker.nanos() - from);
    }
  }
}
