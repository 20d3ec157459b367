package bearer.agent.rules;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.Migration;
import bearer.agent.config.RuleConfig;
import bearer.agent.token.TokenCell;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cell of each credential, by what the credential says, and whose calls it is for. Immutable.
 */
final class Cells {
  static final Cells NONE =
      new Cells(
          Collections.<Credential, TokenCell>emptyMap(),
          Collections.<List<@Nullable Object>, Callers>emptyMap());

  private final Map<Credential, TokenCell> byCredential;
  private final Map<List<@Nullable Object>, Callers> callers;

  private Cells(
      Map<Credential, TokenCell> byCredential, Map<List<@Nullable Object>, Callers> callers) {
    this.byCredential = byCredential;
    this.callers = callers;
  }

  /** Those that a configuration needs: the ones there are, with their tokens, and new ones. */
  Cells with(AgentConfig config, CellFactory factory) {
    Map<Credential, TokenCell> needed = new HashMap<>();
    for (RuleConfig rule : config.rules) {
      for (Credential credential : rule.credentials()) {
        if (!needed.containsKey(credential)) {
          TokenCell kept = byCredential.get(credential);
          needed.put(credential, kept != null ? kept : factory.cellOf(credential));
        }
      }
    }
    return new Cells(needed, callersWith(config));
  }

  private Map<List<@Nullable Object>, Callers> callersWith(AgentConfig config) {
    Map<List<@Nullable Object>, Callers> needed = new HashMap<>();
    for (RuleConfig rule : config.rules) {
      add(rule, needed);
      for (Credential merchant : rule.merchants.values()) {
        add(rule.of(merchant), needed);
      }
    }
    return needed;
  }

  private void add(RuleConfig rule, Map<List<@Nullable Object>, Callers> needed) {
    List<@Nullable Object> key = key(rule);
    Callers kept = needed.containsKey(key) ? needed.get(key) : callers.get(key);
    needed.put(key, kept != null ? kept : new Callers(rule.treatment.migration));
  }

  private static List<@Nullable Object> key(RuleConfig rule) {
    Migration migration = rule.treatment.migration;
    return Arrays.<@Nullable Object>asList(
        rule.credential,
        migration.tenantHeaders,
        migration.legacyTokenSha256,
        migration.mergeCallers);
  }

  Callers callersOf(RuleConfig rule) {
    return Objects.requireNonNull(callers.get(key(rule)));
  }

  @Nullable TokenCell find(Credential credential) {
    return byCredential.get(credential);
  }

  TokenCell of(Credential credential) {
    TokenCell cell = find(credential);
    if (cell == null) {
      throw new IllegalArgumentException("no cell for " + credential.name);
    }
    return cell;
  }

  TokenCell[] all() {
    return byCredential.values().toArray(new TokenCell[0]);
  }
}
