package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Lease;
import bearer.agent.token.TokenUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request that an API answered with 401 although it carried our token: exactly
 * that token is given up, and the request may be sent once more with another. One request of many
 * gets that far; all others pass by maps that are empty.
 */
final class Replays {
  private static final int UNAUTHORIZED = 401;

  private final Reports reports;
  private final Counters counters;

  /** What went onto the wire and has not been answered. */
  private final Exchanges<Grant> underWay = new Exchanges<>();

  /** What was answered with a 401 about its token, until somebody asks whether to send it again. */
  private final Exchanges<Grant> refused = new Exchanges<>();

  /** Whose replay has begun and has not been answered. */
  private final Exchanges<Boolean> replaying = new Exchanges<>();

  Replays(Reports reports, Counters counters) {
    this.reports = reports;
    this.counters = counters;
  }

  void sent(Object exchange, @Nullable Edit edit) {
    Grant grant = grant(edit);
    if (grant != null) {
      underWay.put(exchange, grant);
    } else {
      underWay.take(exchange); // a hop to elsewhere
    }
    refused.take(exchange);
  }

  void answered(Object exchange, @Nullable Edit edit, int status, @Nullable String challenges) {
    Grant noted = underWay.take(exchange);
    Grant sent = edit != null ? grant(edit) : noted;
    boolean replayed = replaying.take(exchange) != null;
    if (sent != null && status >= 200 && status < 400) {
      sent.rule.cell.accepted(sent.token);
    }
    if (status != UNAUTHORIZED || sent == null || !Challenge.isAboutToken(challenges)) {
      return;
    }
    reports.refused(sent.rule.name);
    if (sent.fallbackTo != null) {
      sent.rule.fallback.refusedAgain(sent.fallbackTo, sent.token);
      return;
    }
    boolean another = sent.rule.cell.invalidate(sent.token);
    if (another && !replayed) {
      refused.put(exchange, sent);
    }
  }

  boolean again(Object exchange, String method, boolean repeatable) {
    Grant sent = refused.take(exchange);
    boolean again =
        sent != null
            && repeatable
            && (sent.keyed || sent.rule.replayMethods.contains(method))
            && hasOtherThan(sent);
    if (again) {
      replaying.put(exchange, true);
      counters.increment(Counter.REPLAYED);
    }
    return again;
  }

  /** How many exchanges are remembered for any reason. */
  int size() {
    return underWay.size() + refused.size() + replaying.size();
  }

  /** Waits for the next token if there is none. */
  private static boolean hasOtherThan(Grant sent) {
    if (AgentThread.isCurrent()) {
      return false;
    }
    try {
      return !sent.rule.cell.await(sent.rule.tokenTimeoutNanos).sameAs(sent.token);
    } catch (TokenUnavailable none) {
      return false;
    }
  }

  private static @Nullable Grant grant(@Nullable Edit edit) {
    Lease lease = edit == null ? null : edit.lease();
    return lease instanceof Grant ? (Grant) lease : null;
  }
}
