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

  Grant(Rule rule, Token token, boolean keyed) {
    this(rule, token, keyed, null);
  }

  Grant(Rule rule, Token token, boolean keyed, @Nullable String fallbackTo) {
    this.rule = rule;
    this.token = token;
    this.keyed = keyed;
    this.fallbackTo = fallbackTo;
  }

  @Override
  public String toString() {
    return "Grant[" + rule.name + "]";
  }
}
