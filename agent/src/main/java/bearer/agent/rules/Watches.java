package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that a rule is for and that go out as the application built them, and has
 * their answers seen: by them it is known whether the old way still works. Thread-safe.
 */
final class Watches {
  /** Null where the answer is of no interest. */
  <R> @Nullable Edit on(Rules rules, Decision decision, Hop<R> hop, R request) {
    Rule decided = decision.rule();
    if (decided != null && decision.kind != Decision.Kind.OTHER_PATH) {
      Destination destination = decided.at(host(hop, request));
      destination.tally.count(decision.kind);
      return tells(decision.kind) ? on(decided, destination, hop, request) : null;
    }
    Source source = rules.mayRewrite(decision) ? rules.source(hop, request) : null;
    if (source == null) {
      return null;
    }
    Destination stays = source.rule.at(host(hop, request));
    stays.tally.count(Decision.Kind.OTHER_HOST);
    return on(source.rule, stays, hop, request);
  }

  private static boolean tells(Decision.Kind kind) {
    switch (kind) {
      case OFF:
      case OBSERVED:
      case OUTSIDE_PERCENT:
      case UNMAPPED:
      case OTHER_CALLER:
      case BREAKER_OPEN:
        return true;
      default:
        return false;
    }
  }

  /** As {@link #on}, of a request for which there was no token. */
  <R> @Nullable Edit withoutToken(Rule rule, Hop<R> hop, R request) {
    Destination destination = rule.at(host(hop, request));
    destination.tally.withoutToken.increment();
    return on(rule, destination, hop, request);
  }

  private static <R> @Nullable Edit on(Rule rule, Destination destination, Hop<R> hop, R request) {
    if (AgentThread.isCurrent()) {
      return null;
    }
    return countLegacy(rule, destination, hop, request)
        ? destination.watchedLegacy
        : rule.off ? null : destination.watched;
  }

  /** Whether the request carries a legacy header of the rule. */
  static <R> boolean countLegacy(Rule rule, Destination destination, Hop<R> hop, R request) {
    for (int i = 0; i < rule.legacyHeaders.size(); i++) { // an iterator would be garbage
      String value = hop.header(request, rule.legacyHeaders.get(i));
      if (value != null && !value.isEmpty()) {
        destination.tally.legacy.add(value, rule.templates, hop.target(request));
        return true;
      }
    }
    return false;
  }

  private static <R> String host(Hop<R> hop, R request) {
    return String.valueOf(hop.host(request));
  }
}
