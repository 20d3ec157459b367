package bearer.agent.policy;

import bearer.agent.bridge.HeaderEdit;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Mode;
import bearer.agent.token.Token;
import org.jspecify.annotations.Nullable;

/** Tokens as edits: one instance for all requests with the same token. Safe for any thread. */
final class Edits {
  static final String AUTHORIZATION = "Authorization";

  private final String[] remove;
  private final IssuedTokens issued;
  private volatile @Nullable Newest newest;

  Edits(AgentConfig config, IssuedTokens issued) {
    this.issued = issued;
    this.remove =
        config.mode == Mode.REPLACE ? config.legacyHeaders.toArray(new String[0]) : new String[0];
  }

  HeaderEdit of(Token token) {
    Newest current = newest;
    if (current == null || current.token != token) {
      issued.add(token.header());
      current = new Newest(token, new HeaderEdit(remove, AUTHORIZATION, token.header()));
      newest = current;
    }
    return current.edit;
  }

  /** The token that an edit is made of; null if that is not the newest one any more. */
  @Nullable Token token(HeaderEdit edit) {
    Newest current = newest;
    return current != null && current.token.header().equals(edit.value) ? current.token : null;
  }

  private static final class Newest {
    private final Token token;
    private final HeaderEdit edit;

    Newest(Token token, HeaderEdit edit) {
      this.token = token;
      this.edit = edit;
    }
  }
}
