package bearer.agent.rules;

import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.hop.Hop;

/** Requests that a rule is for, and that all the same go out as the application built them. */
final class Untouched {
  private final Reports reports;
  private final Counters counters;

  Untouched(Reports reports, Counters counters) {
    this.reports = reports;
    this.counters = counters;
  }

  <R> void saw(Decision decision, Hop<R> hop, R request) {
    Rule rule = decision.rule();
    if (rule != null) {
      boolean observed = decision.kind == Decision.Kind.OBSERVED;
      if (observed && rule.callers.against(hop, request) == null) {
        observed(rule, hop, request);
      } else {
        otherCaller(rule, hop, request);
      }
    }
  }

  private <R> void observed(Rule rule, Hop<R> hop, R request) {
    counters.increment(Counter.OBSERVED);
    if (rule.triesCredential
        && !rule.credentialTried.get()
        && rule.credentialTried.compareAndSet(false, true)) {
      new DryRun(rule, reports).start(rule.tokenTimeoutNanos);
    }
    if (reports.tellsObserved()) {
      String host = String.valueOf(hop.host(request));
      reports.observed(hop.client(), host, rule.templates.of(hop.target(request)));
    }
  }

  private <R> void otherCaller(Rule rule, Hop<R> hop, R request) {
    counters.increment(Counter.OTHER_CALLER);
    if (!rule.callers.told) {
      reports.otherCaller(rule, hop, request);
    }
  }
}
