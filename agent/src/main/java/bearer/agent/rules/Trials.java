package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Ticker;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import bearer.agent.hop.Lease;
import bearer.agent.token.Token;
import bearer.agent.token.TokenUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * While the API of a rule goes on refusing its token: the one request now and then that carries it
 * all the same. Only one that changes nothing there (RFC 9110 section 9.2.1), and only if a token
 * is at hand: nobody waits for it. Thread-safe.
 */
final class Trials {
  private final Ticker ticker;

  Trials(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Whether a request may be the one. */
  <R> boolean isDue(Decision decision, Hop<R> hop, R request) {
    Rule rule = decision.kind == Decision.Kind.BREAKER_OPEN ? decision.rule() : null;
    if (rule == null
        || !rule.breaker.isTrialDue(ticker.nanos())
        || !SafeMethods.have(hop.method(request))
        || AgentThread.isCurrent()) {
      return false;
    }
    if (rule.cell.current() != null) {
      return true;
    }
    askFor(rule);
    return false;
  }

  /** For one of the next requests. */
  @SuppressWarnings("EmptyCatch")
  private static void askFor(Rule rule) {
    try {
      rule.cell.probe();
    } catch (TokenUnavailable notYet) { // or not at all
    }
  }

  /** Null for all other requests. */
  <R> @Nullable Edit edit(Decision decision, Hop<R> hop, R request) {
    Rule rule = isDue(decision, hop, request) ? decision.rule() : null;
    Token token = rule == null ? null : rule.cell.current();
    return rule != null && token != null && rule.breaker.takesTrial(ticker.nanos())
        ? rule.at(String.valueOf(hop.host(request))).edits.forTrial(token)
        : null;
  }

  /** For a request that does not leave with its edit after all, be it a trial or not. */
  void giveBack(Edit edit) {
    Lease lease = edit.lease();
    if (lease instanceof Grant && ((Grant) lease).trial) {
      ((Grant) lease).rule.breaker.givesTrialBack(ticker.nanos());
    }
  }

  /** As {@link #edit}, and the request leaves with it. */
  <R> @Nullable Edit atHead(Decision decision, Hop<R> hop, R request) {
    Rule rule = decision.rule();
    Edit trial = edit(decision, hop, request);
    if (trial == null || rule == null) {
      return null;
    }
    return rule.at(String.valueOf(hop.host(request))).given(trial, hop, request);
  }
}
