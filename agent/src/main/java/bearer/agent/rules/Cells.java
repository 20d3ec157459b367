package bearer.agent.rules;

import bearer.agent.answers.Breaker;
import bearer.agent.answers.WayBack;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.Migration;
import bearer.agent.config.Mode;
import bearer.agent.config.RuleConfig;
import bearer.agent.token.TokenCell;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes on when rules are replaced: the cell of each credential, by what the credential says,
 * whose calls it is for, and what is known of the answers. Immutable.
 */
final class Cells {
  static final Cells NONE =
      new Cells(
          Collections.<Credential, TokenCell>emptyMap(),
          null,
          Collections.<List<@Nullable Object>, Callers>emptyMap(),
          Collections.<List<Object>, Breaker>emptyMap(),
          Collections.<String, WayBack>emptyMap(),
          Collections.<List<Object>, Ledger>emptyMap());

  private static final TokenCell[] NO_CELLS = {};
  private static final int MOST_LEDGERS = 1000;

  private final Map<Credential, TokenCell> byCredential;

  /** Null while no rule has several merchants. */
  private final @Nullable MerchantCells merchants;

  private final Map<List<@Nullable Object>, Callers> callers;
  private final Map<List<Object>, Breaker> breakers;
  private final Map<String, WayBack> waysBack;
  private final Map<List<Object>, Ledger> ledgers;

  private Cells(
      Map<Credential, TokenCell> byCredential,
      @Nullable MerchantCells merchants,
      Map<List<@Nullable Object>, Callers> callers,
      Map<List<Object>, Breaker> breakers,
      Map<String, WayBack> waysBack,
      Map<List<Object>, Ledger> ledgers) {
    this.byCredential = byCredential;
    this.merchants = merchants;
    this.callers = callers;
    this.breakers = breakers;
    this.waysBack = waysBack;
    this.ledgers = ledgers;
  }

  /** Those that a configuration needs: the ones there are, with their tokens, and new ones. */
  Cells with(AgentConfig config, CellFactory factory) {
    Map<Credential, TokenCell> needed = new HashMap<>();
    MerchantCells several = null;
    for (RuleConfig rule : config.rules) {
      Credential credential = rule.credential; // nobody's, where there are several merchants
      if (!needed.containsKey(credential)) {
        TokenCell kept = byCredential.get(credential);
        needed.put(credential, kept != null ? kept : factory.cellOf(credential));
      }
      if (rule.byLegacyToken && several == null) {
        several = merchants == null ? new MerchantCells(factory, factory.ticker()) : merchants;
      }
    }
    return new Cells(
        needed,
        several,
        callersWith(config),
        breakersWith(config),
        waysBackWith(config),
        ledgersWith(config));
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

  private Map<List<Object>, Breaker> breakersWith(AgentConfig config) {
    Map<List<Object>, Breaker> needed = new HashMap<>();
    for (RuleConfig rule : config.rules) {
      for (Credential credential : rule.credentials()) {
        RuleConfig own = rule.of(credential);
        Breaker kept = breakers.get(breakerKey(own));
        needed.put(breakerKey(own), kept != null ? kept : breaker(own));
      }
    }
    return needed;
  }

  private static Breaker breaker(RuleConfig rule) {
    return new Breaker(rule.treatment.breakerPercent, rule.treatment.mode == Mode.ENFORCE);
  }

  /** Who sets the mode of a rule anew has decided anew. */
  private static List<Object> breakerKey(RuleConfig rule) {
    return Arrays.<Object>asList(
        rule.name, rule.credential, rule.treatment.mode, rule.treatment.breakerPercent);
  }

  private Map<String, WayBack> waysBackWith(AgentConfig config) {
    Map<String, WayBack> needed = new HashMap<>();
    for (RuleConfig rule : config.rules) {
      WayBack kept = waysBack.get(rule.name);
      needed.put(rule.name, kept != null ? kept : new WayBack());
    }
    return needed;
  }

  /** Those of earlier modes too, which are evidence. */
  private Map<List<Object>, Ledger> ledgersWith(AgentConfig config) {
    Map<List<Object>, Ledger> all = new LinkedHashMap<>(ledgers);
    for (RuleConfig rule : config.rules) {
      if (!all.containsKey(ledgerKey(rule))) {
        if (all.size() >= MOST_LEDGERS) {
          all.remove(all.keySet().iterator().next());
        }
        all.put(ledgerKey(rule), new Ledger(rule.name, rule.treatment.mode));
      }
    }
    return all;
  }

  private static List<Object> ledgerKey(RuleConfig rule) {
    return Arrays.<Object>asList(rule.name, rule.treatment.mode);
  }

  Ledger ledgerOf(RuleConfig rule) {
    Ledger kept = ledgers.get(ledgerKey(rule));
    return kept != null ? kept : new Ledger(rule.name, rule.treatment.mode); // of too many rules
  }

  /** How many requests have left with a token, whatever rules there were. */
  long decorated() {
    long sum = 0;
    for (Ledger ledger : ledgers()) {
      for (Tally tally : ledger.hosts().values()) {
        sum += tally.decorated.sum();
      }
    }
    return sum;
  }

  Iterable<Ledger> ledgers() {
    return ledgers.values();
  }

  Breaker breakerOf(RuleConfig rule) {
    return Objects.requireNonNull(breakers.get(breakerKey(rule)));
  }

  WayBack wayBackOf(RuleConfig rule) {
    return Objects.requireNonNull(waysBack.get(rule.name));
  }

  Callers callersOf(RuleConfig rule) {
    return Objects.requireNonNull(callers.get(key(rule)));
  }

  /** Null if no rule has it, or no call of the merchant has come lately. */
  @Nullable TokenCell find(Credential credential) {
    TokenCell cell = byCredential.get(credential);
    if (cell != null || merchants == null) {
      return cell;
    }
    MerchantCells.Entry entry = merchants.find(new MerchantCells.Key(credential));
    return entry == null ? null : entry.cell;
  }

  TokenCell of(Credential credential) {
    TokenCell cell = byCredential.get(credential);
    if (cell == null) {
      throw new IllegalArgumentException("no cell for " + credential.name);
    }
    return cell;
  }

  /** Null where there is none but at calls. */
  @Nullable TokenCell lasting(Credential credential) {
    return byCredential.get(credential);
  }

  MerchantCells merchants() {
    return Objects.requireNonNull(merchants);
  }

  /** Lets those go that are of no merchant any more. */
  void retainMerchants(Set<MerchantCells.Key> keys) {
    if (merchants != null) {
      merchants.retain(keys);
    }
  }

  /** What may know where tokens are asked for and has no rule to itself. */
  TokenCell[] discoverers() {
    return merchants == null ? NO_CELLS : merchants.discoverers();
  }

  TokenCell[] all() {
    return byCredential.values().toArray(NO_CELLS);
  }
}
