package bearer.agent.rules;

import bearer.agent.hop.Lease;
import bearer.agent.token.Token;

/** Under which rule which token was given to a request. */
final class Grant implements Lease {
  final Rule rule;
  final Token token;

  Grant(Rule rule, Token token) {
    this.rule = rule;
    this.token = token;
  }

  @Override
  public String toString() {
    return "Grant[" + rule.name + "]";
  }
}
