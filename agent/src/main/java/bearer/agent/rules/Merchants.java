package bearer.agent.rules;

import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.hop.Hop;
import bearer.agent.net.HeaderName;
import bearer.agent.net.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A rule for each of several merchants, and which of them a request is for by its legacy token.
 * What has been found out is kept, in a table of fixed size in which a later token takes the place
 * of an earlier one. Holds secrets of the application's, and shows them nowhere. Thread-safe.
 */
final class Merchants {
  private static final int SLOTS = 512; // a power of two

  private final List<HeaderName> headers;
  private final Map<String, Rule> byDigest = new HashMap<>();
  private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(SLOTS);

  /** Whether a request of nobody's has been told. Races are harmless. */
  volatile boolean told;

  Merchants(RuleConfig config, Cells cells, IssuedTokens issued) {
    headers = config.treatment.migration.tenantHeaders;
    Map<Credential, Rule> made = new HashMap<>();
    for (Map.Entry<String, Credential> merchant : config.merchants.entrySet()) {
      Credential credential = merchant.getValue();
      Rule rule = made.get(credential);
      if (rule == null) {
        rule = new Rule(config.of(credential), cells, issued);
        made.put(credential, rule);
      }
      byDigest.put(merchant.getKey(), rule);
    }
  }

  Iterable<Rule> all() {
    return byDigest.values();
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
    return found.rule;
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

  private static final class Known {
    final String value;
    final @Nullable Rule rule;

    Known(String value, @Nullable Rule rule) {
      this.value = value;
      this.rule = rule;
    }
  }
}
