package bearer.agent.rules;

import bearer.agent.hop.Lease;
import bearer.agent.token.Token;
import org.jspecify.annotations.Nullable;

/** Under which rule which token was given to a request. */
final class Grant implements Lease {
  final Rule rule;
  final Token token;

  /** Whether the request may be sent again for its idempotency key. */
  final boolean keyed;

  /** To which host a token went that another one had refused; null for any other token. */
  final @Nullable String fallbackTo;

  /** Whether it is to find out if the API takes tokens again. */
  final boolean trial;

  final Tally tally;

  Grant(Rule rule, Token token, boolean keyed, Tally tally) {
    this(rule, token, keyed, null, false, tally);
  }

  static Grant trial(Rule rule, Token token, Tally tally) {
    return new Grant(rule, token, false, null, true, tally);
  }

  static Grant fallback(Rule rule, Token token, String host) {
    return new Grant(rule, token, false, host, false, rule.at(host).tally);
  }

  private Grant(
      Rule rule,
      Token token,
      boolean keyed,
      @Nullable String fallbackTo,
      boolean trial,
      Tally tally) {
    this.rule = rule;
    this.token = token;
    this.keyed = keyed;
    this.fallbackTo = fallbackTo;
    this.trial = trial;
    this.tally = tally;
  }

  @Override
  public String toString() {
    return "Grant[" + rule.name + "]";
  }
}
