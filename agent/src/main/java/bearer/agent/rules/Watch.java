package bearer.agent.rules;

import bearer.agent.hop.Lease;

/** Of a request that goes out as the application built it, with a legacy header of its rule. */
final class Watch implements Lease {
  final Rule rule;

  Watch(Rule rule) {
    this.rule = rule;
  }

  @Override
  public String toString() {
    return "Watch[" + rule.name + "]";
  }
}
