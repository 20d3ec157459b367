package bearer.agent.rules;

import bearer.agent.net.HostName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which claims there are to a host: one look-up, however many hosts and wildcards are configured.
 * What has been worked out for the spelling that a client uses is kept, in a table of fixed size in
 * which a later spelling takes the place of an earlier one: that costs time, nothing else.
 */
final class Hosts {
  private static final int SLOTS = 512; // a power of two
  private static final Source[] NO_SOURCES = {};

  private final Map<String, List<Source>> sources = new HashMap<>();
  private final Map<String, Claims> exact;
  private final Map<String, Claims> below; // by what is behind the star

  /** Races are harmless: what is stored is immutable, and checked when it is found. */
  private final @Nullable Host[] known = new @Nullable Host[SLOTS];

  Hosts(List<Claim> claims) {
    this(claims, Collections.<Source>emptyList());
  }

  Hosts(List<Claim> claims, List<Source> rewritten) {
    for (Source source : rewritten) {
      List<Source> ofOneHost = sources.get(source.rewrite.from.host.text);
      if (ofOneHost == null) {
        ofOneHost = new ArrayList<>();
        sources.put(source.rewrite.from.host.text, ofOneHost);
      }
      ofOneHost.add(source);
      Collections.sort(ofOneHost);
    }
    exact = sorted(claims, false);
    below = sorted(claims, true);
  }

  private static Map<String, Claims> sorted(List<Claim> claims, boolean wildcards) {
    Map<String, List<Claim>> byName = new HashMap<>();
    for (Claim claim : claims) {
      if (claim.host.wildcard == wildcards) {
        List<Claim> toOneHost = byName.get(claim.host.host.text);
        if (toOneHost == null) {
          toOneHost = new ArrayList<>();
          byName.put(claim.host.host.text, toOneHost);
        }
        toOneHost.add(claim);
      }
    }
    Map<String, Claims> sorted = new HashMap<>();
    for (Map.Entry<String, List<Claim>> toOneHost : byName.entrySet()) {
      Collections.sort(toOneHost.getValue());
      sorted.put(toOneHost.getKey(), new Claims(toOneHost.getValue()));
    }
    return sorted;
  }

  Host of(String named) {
    int slot = slot(named);
    Host found = known[slot];
    if (found != null && found.named.equals(named)) {
      return found;
    }
    Host made = make(named);
    known[slot] = made;
    return made;
  }

  private static int slot(String named) {
    int hash = named.hashCode();
    return (hash ^ hash >>> 9 ^ hash >>> 18) & (SLOTS - 1);
  }

  private Host make(String named) {
    HostName name = HostName.named(named);
    List<Source> found = sources.get(name.text);
    return new Host(
        named, name, claims(name.text), found == null ? NO_SOURCES : found.toArray(new Source[0]));
  }

  private Claims claims(String name) {
    Claims found = and(Claims.NONE, exact.get(name));
    if (name.indexOf('.') > 0) {
      for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
        found = and(found, below.get(name.substring(dot + 1)));
      }
    }
    return found;
  }

  /** Mostly one of them is all there is: nothing is made then. */
  private static Claims and(Claims closer, @Nullable Claims further) {
    if (further == null || closer.isEmpty()) {
      return further == null ? closer : further;
    }
    List<Claim> both = new ArrayList<>();
    Collections.addAll(both, closer.all);
    Collections.addAll(both, further.all);
    return new Claims(both);
  }

  /** How many slots are taken. */
  int known() {
    int count = 0;
    for (Host host : known) {
      count += host == null ? 0 : 1;
    }
    return count;
  }
}
