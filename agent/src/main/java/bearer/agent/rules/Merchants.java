package bearer.agent.rules;

import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.hop.Hop;
import bearer.agent.net.HeaderName;
import bearer.agent.net.Sha256;
import bearer.agent.token.TokenCell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A rule for each of several merchants, made when he calls, and which of them a request is for by
 * its legacy token. What has been found out is kept, in a table of fixed size in which a later
 * token takes the place of an earlier one. Holds secrets of the application's, and shows them
 * nowhere. Thread-safe.
 */
final class Merchants {
  private static final int SLOTS = 512; // a power of two

  private final List<HeaderName> headers;
  private final String rule;
  private final Cells cells;
  private final MerchantCells merchantCells;
  private final IssuedTokens issued;
  private final Set<TokenCell> lasting = new HashSet<>();
  private final Map<String, Merchant> byDigest = new HashMap<>();
  private final Map<MerchantCells.Key, Merchant> byKey = new HashMap<>();
  private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(SLOTS);

  /** Whether a request of nobody's has been told. Races are harmless. */
  volatile boolean told;

  Merchants(RuleConfig config, Cells cells, IssuedTokens issued) {
    this.headers = config.treatment.migration.tenantHeaders;
    this.rule = config.name;
    this.cells = cells;
    this.merchantCells = cells.merchants();
    this.issued = issued;
    for (Map.Entry<String, Credential> entry : config.merchants.entrySet()) {
      MerchantCells.Key key = new MerchantCells.Key(entry.getValue());
      Merchant merchant = byKey.get(key);
      if (merchant == null) {
        merchant =
            new Merchant(key, config.of(entry.getValue()), lasting(config, entry.getValue()));
        byKey.put(key, merchant);
      }
      byDigest.put(entry.getKey(), merchant);
    }
  }

  /** Of a credential that a rule has to itself too: one cell for both. */
  private @Nullable Rule lasting(RuleConfig config, Credential credential) {
    TokenCell cell = cells.lasting(credential);
    if (cell == null) {
      return null;
    }
    lasting.add(cell);
    return new Rule(config.of(credential), cells, issued, cell);
  }

  boolean has(TokenCell lastingCell) {
    return lasting.contains(lastingCell);
  }

  /** Of merchants, whether or not they have called: as if each of them had. */
  Collection<MerchantCells.Key> keys() {
    return byKey.keySet();
  }

  /** The rules as they are for each, in no order. */
  List<RuleConfig> configs() {
    List<RuleConfig> all = new ArrayList<>();
    for (Merchant merchant : byKey.values()) {
      all.add(merchant.config);
    }
    return all;
  }

  /** Has the first tokens fetched behind everybody, of those whose credential wants it. */
  void warmUp() {
    for (Merchant merchant : byKey.values()) {
      if (merchant.config.credential.use.warmUp) {
        of(merchant).cell.warmUp();
      }
    }
  }

  /** Null if the request has no legacy token, or one that no credential names. */
  <R> @Nullable Rule of(Hop<R> hop, R request) {
    String value = token(hop, request);
    if (value == null) {
      return null;
    }
    int slot = value.hashCode() & (SLOTS - 1);
    Known found = known.get(slot);
    if (found == null || !found.value.equals(value)) {
      found = new Known(value, byDigest.get(Sha256.of(value.trim()).hex(64)));
      known.set(slot, found);
    }
    return found.merchant == null ? null : of(found.merchant);
  }

  private Rule of(Merchant merchant) {
    Rule lasts = merchant.lasting;
    if (lasts != null) {
      return lasts;
    }
    MerchantCells.Entry entry = merchantCells.of(merchant.key);
    Rule own = entry.of(this, rule);
    return own != null ? own : made(merchant, entry);
  }

  private Rule made(Merchant merchant, MerchantCells.Entry entry) {
    synchronized (entry) {
      Rule own = entry.of(this, rule);
      if (own != null) {
        return own;
      }
      Rule made = new Rule(merchant.config, cells, issued, entry.cell);
      if (made.decorates() || made.observes) {
        entry.cell.halt(false);
      }
      entry.cell.reports().holdBack(made.decorates() && made.breaks);
      entry.put(rule, new Own(this, made));
      return made;
    }
  }

  /** Null if there is none. */
  <R> @Nullable String token(Hop<R> hop, R request) {
    for (int i = 0; i < headers.size(); i++) { // an iterator would be garbage
      String value = hop.header(request, headers.get(i).text);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return "Merchants[" + byDigest.size() + "]";
  }

  /** What is known of one before he calls. */
  private static final class Merchant {
    final MerchantCells.Key key;
    final RuleConfig config;
    final @Nullable Rule lasting;

    Merchant(MerchantCells.Key key, RuleConfig config, @Nullable Rule lasting) {
      this.key = key;
      this.config = config;
      this.lasting = lasting;
    }
  }

  /** His rule, as long as these are the rules. */
  static final class Own {
    final Merchants generation;
    final Rule rule;

    Own(Merchants generation, Rule rule) {
      this.generation = generation;
      this.rule = rule;
    }
  }

  private static final class Known {
    final String value;
    final @Nullable Merchant merchant;

    Known(String value, @Nullable Merchant merchant) {
      this.value = value;
      this.merchant = merchant;
    }
  }
}
