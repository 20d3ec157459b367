package bearer.agent.rules;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of one rule, as clients name them. One look-up and no allocation for a host that is
 * known; bounded, so that the hosts beyond share one. Thread-safe.
 */
final class Destinations {
  private static final int MOST = 400; // a host may be named in several ways

  private final Rule rule;
  private final IssuedTokens issued;
  private final Ledger ledger;

  /** Most rules are for one host. */
  private volatile @Nullable Destination last;

  private final ConcurrentMap<String, Destination> known = new ConcurrentHashMap<>();

  Destinations(Rule rule, IssuedTokens issued, Ledger ledger) {
    this.rule = rule;
    this.issued = issued;
    this.ledger = ledger;
  }

  Destination at(String host) {
    Destination newest = last;
    if (newest != null && newest.host.equals(host)) {
      return newest;
    }
    Destination found = known.get(host);
    return found != null ? found : added(host);
  }

  private Destination added(String host) {
    String name = known.size() < MOST ? host : Ledger.OTHERS;
    Destination made = new Destination(name, rule, issued, ledger.of(name));
    Destination raced = known.putIfAbsent(name, made);
    Destination kept = raced == null ? made : raced;
    last = kept;
    return kept;
  }
}
