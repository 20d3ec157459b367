package bearer.agent.rules;

import bearer.agent.hop.Lease;

/** Of a request that goes out as the application built it, although a rule is for it. */
final class Watch implements Lease {
  final Rule rule;
  final Tally tally;

  /** Whether it carries a legacy header. */
  final boolean legacy;

  Watch(Rule rule, Tally tally, boolean legacy) {
    this.rule = rule;
    this.tally = tally;
    this.legacy = legacy;
  }

  @Override
  public String toString() {
    return "Watch[" + rule.name + "]";
  }
}
