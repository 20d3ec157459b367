package bearer.agent.rules;

import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;

/**
 * Has one token fetched behind everybody, although no request will carry it, and says whether there
 * was one. Nobody waits for it.
 */
final class DryRun implements Runnable {
  private final String rule;
  private final TokenCell cell;
  private final Reports reports;

  DryRun(Rule rule, Reports reports) {
    this.rule = rule.name;
    this.cell = rule.cell;
    this.reports = reports;
  }

  /**
   * @param timeoutNanos how old a request that is under way already may be
   */
  void start(long timeoutNanos) {
    if (cell.whenLanded(this, timeoutNanos) <= 0) {
      run();
    }
  }

  /** The request has ended: with a token, or with a failure that still stands. */
  @Override
  public void run() {
    try {
      cell.probe();
      reports.credentialWorks(rule);
    } catch (TokenUnavailable reason) {
      reports.credentialFails(rule, reason);
    }
  }
}
