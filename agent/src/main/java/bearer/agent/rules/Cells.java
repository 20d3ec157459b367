package bearer.agent.rules;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.token.TokenCell;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The cell of each credential, by what the credential says. Immutable. */
final class Cells {
  static final Cells NONE = new Cells(Collections.<Credential, TokenCell>emptyMap());

  private final Map<Credential, TokenCell> byCredential;

  private Cells(Map<Credential, TokenCell> byCredential) {
    this.byCredential = byCredential;
  }

  /** Those that a configuration needs: the ones there are, with their tokens, and new ones. */
  Cells with(AgentConfig config, CellFactory factory) {
    Map<Credential, TokenCell> needed = new HashMap<>();
    for (RuleConfig rule : config.rules) {
      TokenCell cell = needed.get(rule.credential);
      if (cell == null) {
        TokenCell kept = byCredential.get(rule.credential);
        needed.put(rule.credential, kept != null ? kept : factory.cellOf(rule.credential));
      }
    }
    return new Cells(needed);
  }

  TokenCell of(Credential credential) {
    TokenCell cell = byCredential.get(credential);
    if (cell == null) {
      throw new IllegalArgumentException("no cell for " + credential.name);
    }
    return cell;
  }

  TokenCell[] all() {
    return byCredential.values().toArray(new TokenCell[0]);
  }
}
