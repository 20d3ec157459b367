package bearer.agent.rules;

import bearer.agent.answers.Breaker.Change;
import bearer.agent.answers.Verdict;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import org.jspecify.annotations.Nullable;

/**
 * What answers to requests with a token mean for the requests that follow. An answer that is no
 * refusal costs neither a lock nor an allocation. Thread-safe.
 */
final class Outcomes {
  final AnswerReports reports;
  private final Ticker ticker;

  Outcomes(AnswerReports reports, Ticker ticker) {
    this.reports = reports;
    this.ticker = ticker;
  }

  /**
   * The answer that the application gets, or one before it that says as much.
   *
   * @param challenges all {@code WWW-Authenticate} values of a 401 or 403; null for none
   */
  void answered(Grant sent, int status, @Nullable String challenges) {
    if (sent.trial) {
      tried(sent.rule, status);
    } else {
      count(sent.rule, verdict(status, challenges));
    }
  }

  /** A 401 after which there is another token, and which was not sent again. */
  void notRepeated(Grant sent) {
    if (!sent.rule.breaker.excuses(sent.token)) {
      count(sent.rule, Verdict.REFUSED);
    }
  }

  /** Of a request as the application built it. */
  void untouched(Watch watch, int status) {
    watch.tally.answersToOthers.add(status);
    if (watch.legacy && watch.rule.wayBack.answered(status)) {
      reports.wayBackRefused(watch.rule, status);
    }
  }

  private static Verdict verdict(int status, @Nullable String challenges) {
    if (status == 401) {
      return Verdict.REFUSED;
    }
    return status != 403
        ? Verdict.TAKEN
        : Challenge.namesToken(challenges) ? Verdict.REFUSED : Verdict.FORBIDDEN;
  }

  private void count(Rule rule, Verdict verdict) {
    long now = ticker.nanos();
    Change change = rule.breaker.answered(verdict, now);
    if (change != Change.NONE) {
      Code pattern = rule.cell.reports().takeUnsaid();
      if (change == Change.OPENED) {
        reports.opened(rule, rule.breaker.counts(now), pattern);
      } else {
        reports.closed(rule);
      }
    } else if (rule.cell.reports().unsaid() != null && !rule.breaker.isRefused()) {
      rule.cell.reports().stillUnsaid();
    }
  }

  /** What is neither taken nor refused says nothing: the next trial comes. */
  private void tried(Rule rule, int status) {
    boolean good = status >= 200 && status < 400;
    boolean bad = status == 401 || status == 403;
    if ((good || bad) && rule.breaker.tried(good, ticker.nanos()) == Change.CLOSED) {
      rule.cell.reports().takeUnsaid();
      reports.closed(rule);
    }
  }
}
