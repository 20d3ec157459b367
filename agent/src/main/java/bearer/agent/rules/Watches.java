package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import org.jspecify.annotations.Nullable;

/**
 * Which requests that go out as the application built them tell by their answer whether the old way
 * still works: those that a rule is, or would be, for and that carry its legacy header. Allocates
 * nothing. Thread-safe.
 */
final class Watches {
  /** Null for all others. */
  <R> @Nullable Edit on(Rules rules, Decision decision, Hop<R> hop, R request) {
    Rule rule = rule(rules, decision, hop, request);
    return rule == null ? null : on(rule, hop, request);
  }

  /** As {@link #on}, of a request for which there was no token. */
  <R> @Nullable Edit on(Rule rule, Hop<R> hop, R request) {
    for (int i = 0; i < rule.legacyHeaders.size(); i++) { // an iterator would be garbage
      String value = hop.header(request, rule.legacyHeaders.get(i));
      if (value != null && !value.isEmpty()) {
        return AgentThread.isCurrent() ? null : rule.watched;
      }
    }
    return null;
  }

  private static <R> @Nullable Rule rule(Rules rules, Decision decision, Hop<R> hop, R request) {
    switch (decision.kind) {
      case OFF:
      case OBSERVED:
      case OUTSIDE_PERCENT:
      case UNMAPPED:
      case OTHER_CALLER:
      case BREAKER_OPEN:
        return decision.rule();
      default:
        Source source = rules.mayRewrite(decision) ? rules.source(hop, request) : null;
        return source == null ? null : source.rule;
    }
  }
}
