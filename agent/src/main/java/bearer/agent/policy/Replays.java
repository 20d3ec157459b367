package bearer.agent.policy;

import bearer.agent.base.AgentThread;
import bearer.agent.bridge.HeaderEdit;
import bearer.agent.config.AgentConfig;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request that an API answered with 401 although it carried our token: exactly
 * that token is given up, and the request may be sent once more with another.
 */
public final class Replays {
  private final Edits edits;
  private final TokenCell cell;
  private final Reports reports;
  private final Counters counters;
  private final Set<String> methods;
  private final long timeoutNanos;
  private final Exchanges exchanges = new Exchanges();

  Replays(AgentConfig config, Edits edits, TokenCell cell, Reports reports, Counters counters) {
    this.edits = edits;
    this.cell = cell;
    this.reports = reports;
    this.counters = counters;
    this.methods = config.replayMethods;
    this.timeoutNanos = config.tokenTimeoutNanos;
  }

  /** See {@code Bridge.sent}. */
  public void sent(Object exchange, @Nullable HeaderEdit edit) {
    if (edit != null && edit.value != null) {
      exchanges.put(exchange, edit);
      counters.increment(Counter.INJECTED);
      return;
    }
    Exchanges.Exchange before = exchanges.get(exchange);
    if (before != null) { // a hop to elsewhere
      before.edit = null;
      before.refused = false;
    }
  }

  /** See {@code Bridge.refused}. */
  public void refused(String client, Object exchange, @Nullable String challenges) {
    Exchanges.Exchange known = exchanges.get(exchange);
    HeaderEdit sent = known == null ? null : known.edit;
    if (known == null || sent == null || !Challenge.isAboutToken(challenges)) {
      return;
    }
    Token token = edits.token(sent);
    // null: a newer one is in use already
    known.refused = token == null || cell.invalidate(token);
    reports.refused(client);
  }

  /** See {@code Bridge.again}. */
  public boolean again(Object exchange, String method, boolean repeatable) {
    Exchanges.Exchange known = exchanges.get(exchange);
    if (known == null || !known.refused) {
      return false;
    }
    known.refused = false;
    HeaderEdit sent = known.edit;
    boolean again =
        repeatable
            && !known.replayed
            && methods.contains(method)
            && sent != null
            && hasOtherThan(sent.value);
    if (again) {
      known.replayed = true;
      counters.increment(Counter.REPLAYED);
    }
    return again;
  }

  /** Waits for the next token if there is none. */
  private boolean hasOtherThan(@Nullable String header) {
    if (AgentThread.isCurrent()) {
      return false;
    }
    try {
      return !cell.await(timeoutNanos).header().equals(header);
    } catch (TokenUnavailable none) {
      return false;
    }
  }
}
