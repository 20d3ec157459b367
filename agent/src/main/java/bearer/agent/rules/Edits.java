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

  /** At the turn of a token there are two; more only if a slow thread has a yet older one. */
  private static final int KEPT = 4;

  private final Rule rule;
  private final IssuedTokens issued;
  private volatile Made[] newestFirst = {};

  Edits(Rule rule, IssuedTokens issued) {
    this.rule = rule;
    this.issued = issued;
  }

  Edit of(Token token) {
    Edit known = find(token);
    return known != null ? known : make(token);
  }

  private @Nullable Edit find(Token token) {
    for (Made made : newestFirst) {
      if (made.token == token) {
        return made.edit;
      }
    }
    return null;
  }

  private synchronized Edit make(Token token) {
    Edit raced = find(token);
    if (raced != null) {
      return raced;
    }
    issued.add(token, rule.staleNanos); // before anybody can send it
    Edit edit = new Edit(new Grant(rule, token), rule.dropped, AUTHORIZATION, token.header());
    Made[] before = newestFirst;
    Made[] after = new Made[Math.min(before.length + 1, KEPT)];
    after[0] = new Made(token, edit);
    System.arraycopy(before, 0, after, 1, after.length - 1);
    newestFirst = after;
    return edit;
  }

  private static final class Made {
    private final Token token;
    private final Edit edit;

    Made(Token token, Edit edit) {
      this.token = token;
      this.edit = edit;
    }
  }
}
