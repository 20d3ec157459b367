package bearer.agent.rules;

import bearer.agent.hop.Edit;
import bearer.agent.token.Token;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one rule as edits: one instance for all requests with the same token. Safe for any
 * thread.
 */
final class Edits {
  static final String AUTHORIZATION = "Authorization";

  /**
   * At the turn of a token there are two, each perhaps for requests with an idempotency key too;
   * more only if a slow thread has a yet older one.
   */
  private static final int KEPT = 8;

  private final Rule rule;
  private final IssuedTokens issued;
  private final Tally tally;
  private volatile Made[] newestFirst = {};

  /**
   * @param tally where what becomes of the requests is counted
   */
  Edits(Rule rule, IssuedTokens issued, Tally tally) {
    this.rule = rule;
    this.issued = issued;
    this.tally = tally;
  }

  /**
   * @param keyed whether the request may be sent again for its idempotency key
   */
  Edit of(Token token, boolean keyed) {
    Edit known = find(token, keyed);
    return known != null ? known : make(token, keyed);
  }

  /** For one request, which finds out whether the API takes tokens again. */
  Edit forTrial(Token token) {
    of(token, false); // before anybody can send it, it is known
    return new Edit(Grant.trial(rule, token, tally), rule.dropped, AUTHORIZATION, token.header());
  }

  private @Nullable Edit find(Token token, boolean keyed) {
    for (Made made : newestFirst) {
      if (made.token == token && made.keyed == keyed) {
        return made.edit;
      }
    }
    return null;
  }

  private synchronized Edit make(Token token, boolean keyed) {
    Edit raced = find(token, keyed);
    if (raced != null) {
      return raced;
    }
    issued.add(token, rule.cell, rule.staleNanos); // before anybody can send it
    Edit edit =
        new Edit(new Grant(rule, token, keyed, tally), rule.dropped, AUTHORIZATION, token.header());
    Made[] before = newestFirst;
    Made[] after = new Made[Math.min(before.length + 1, KEPT)];
    after[0] = new Made(token, keyed, edit);
    System.arraycopy(before, 0, after, 1, after.length - 1);
    newestFirst = after;
    return edit;
  }

  private static final class Made {
    private final Token token;
    private final boolean keyed;
    private final Edit edit;

    Made(Token token, boolean keyed, Edit edit) {
      this.token = token;
      this.keyed = keyed;
      this.edit = edit;
    }
  }
}
