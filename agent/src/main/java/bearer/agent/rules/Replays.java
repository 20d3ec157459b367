package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Continuations;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Lease;
import bearer.agent.token.Token;
import bearer.agent.token.TokenUnavailable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request that an API answered with 401 although it carried our token: exactly
 * that token is given up, and the request may be sent once more with another. One request of many
 * gets that far; all others pass by maps that are empty.
 */
final class Replays {
  private static final int UNAUTHORIZED = 401;

  final Reports reports;
  private final Counters counters;
  final Outcomes outcomes;

  /** What went onto the wire and has not been answered. */
  private final Exchanges<Lease> underWay = new Exchanges<>();

  /** What was answered with a 401 about its token, until somebody asks whether to send it again. */
  private final Exchanges<Grant> refused = new Exchanges<>();

  /** Whose replay has begun and has not been answered. */
  private final Exchanges<Boolean> replaying = new Exchanges<>();

  private volatile @Nullable Rules rules;

  Replays(Reports reports, Counters counters, Outcomes outcomes) {
    this.reports = reports;
    this.counters = counters;
    this.outcomes = outcomes;
  }

  /** From now on a request is sent once more only if these rules would have it so. */
  void follow(Rules present) {
    rules = present;
  }

  void sent(Object exchange, @Nullable Edit edit) {
    Lease lease = edit == null ? null : edit.lease();
    if (lease != null) {
      underWay.put(exchange, lease);
    } else {
      underWay.take(exchange); // a hop to elsewhere
    }
    refused.take(exchange);
  }

  void answered(Object exchange, @Nullable Edit edit, int status, @Nullable String challenges) {
    Lease noted = underWay.take(exchange);
    Lease lease = edit != null ? edit.lease() : noted;
    boolean replayed = replaying.take(exchange) != null;
    if (lease instanceof Watch) {
      outcomes.untouched((Watch) lease, status);
    } else if (lease instanceof Grant) {
      answered(exchange, (Grant) lease, replayed, status, challenges);
    }
  }

  private void answered(
      Object exchange, Grant sent, boolean replayed, int status, @Nullable String challenges) {
    sent.tally.answersToToken.add(status);
    if (status >= 200 && status < 400) {
      sent.rule.cell.accepted(sent.token);
    }
    boolean more =
        status == UNAUTHORIZED
            && Challenge.isAboutToken(challenges)
            && refused(exchange, sent, replayed);
    if (!more && !(replayed && sent.trial)) {
      outcomes.answered(sent, status, challenges);
    }
  }

  /** Whether what it means will be known only when it is clear whether it is sent again. */
  private boolean refused(Object exchange, Grant sent, boolean replayed) {
    reports.refused(sent.rule.name);
    if (sent.fallbackTo != null) {
      sent.rule.fallback.refusedAgain(sent.fallbackTo, sent.token);
      return false;
    }
    boolean another = sent.rule.cell.invalidate(sent.token);
    if (replayed || !(another || sent.trial)) {
      return false;
    }
    refused.put(exchange, sent);
    return !sent.trial;
  }

  boolean again(Object exchange, String method, boolean repeatable) {
    Grant answered = refused.take(exchange);
    Grant sent = mayRepeat(answered, method, repeatable);
    return (sent != null && hasOtherThan(sent)) ? replay(exchange) : stays(answered);
  }

  boolean againNow(Object exchange, String method, boolean repeatable) {
    Grant answered = refused.take(exchange);
    Grant sent = mayRepeat(answered, method, repeatable);
    return (sent != null && (sent.trial || isOther(sent.rule.cell.current(), sent)))
        ? replay(exchange)
        : stays(answered);
  }

  private boolean stays(@Nullable Grant answered) {
    if (answered != null && !answered.trial) {
      outcomes.notRepeated(answered);
    }
    return false;
  }

  /** Null if {@link #againNow} need not be put off. */
  @Nullable CompletionStage<Void> ready(
      Object exchange, String method, boolean repeatable, Continuations continuations) {
    Grant sent = mayRepeat(refused.get(exchange), method, repeatable);
    return sent == null || sent.trial || sent.rule.cell.current() != null
        ? null
        : Wait.forToken(sent.rule.cell, sent.rule.tokenTimeoutNanos, continuations);
  }

  private @Nullable Grant mayRepeat(@Nullable Grant sent, String method, boolean repeatable) {
    Rules present = rules;
    return sent != null
            && repeatable
            && (sent.keyed || sent.rule.replayMethods.contains(method))
            && (present == null || present.stillDecorates(sent.rule))
        ? sent
        : null;
  }

  private boolean replay(Object exchange) {
    replaying.put(exchange, true);
    counters.increment(Counter.REPLAYED);
    return true;
  }

  /** How many exchanges are remembered for any reason. */
  int size() {
    return underWay.size() + refused.size() + replaying.size();
  }

  /** Waits for the next token if there is none; a trial is sent again without. */
  private static boolean hasOtherThan(Grant sent) {
    if (sent.trial || AgentThread.isCurrent()) {
      return sent.trial;
    }
    try {
      return isOther(sent.rule.cell.await(sent.rule.tokenTimeoutNanos), sent);
    } catch (TokenUnavailable none) {
      return false;
    }
  }

  private static boolean isOther(@Nullable Token token, Grant sent) {
    return token != null && !token.sameAs(sent.token);
  }
}
