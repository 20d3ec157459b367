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
  private static final Claim[] NONE = {};

  private static final Source[] NO_SOURCES = {};

  private final Map<String, List<Source>> sources = new HashMap<>();
  private final Map<String, List<Claim>> exact = new HashMap<>();
  private final Map<String, List<Claim>> below = new HashMap<>(); // by what is behind the star

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
    for (Claim claim : claims) {
      Map<String, List<Claim>> byName = claim.host.wildcard ? below : exact;
      List<Claim> toOneHost = byName.get(claim.host.host.text);
      if (toOneHost == null) {
        toOneHost = new ArrayList<>();
        byName.put(claim.host.host.text, toOneHost);
      }
      toOneHost.add(claim);
    }
    sort(exact);
    sort(below);
  }

  private static void sort(Map<String, List<Claim>> claims) {
    for (List<Claim> toOneHost : claims.values()) {
      Collections.sort(toOneHost);
    }
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
    List<Claim> claims = new ArrayList<>();
    add(exact.get(name.text), claims);
    if (name.text.indexOf('.') > 0) {
      for (int dot = name.text.indexOf('.'); dot >= 0; dot = name.text.indexOf('.', dot + 1)) {
        add(below.get(name.text.substring(dot + 1)), claims);
      }
    }
    List<Source> found = sources.get(name.text);
    return new Host(
        named,
        name,
        claims.isEmpty() ? NONE : claims.toArray(new Claim[0]),
        found == null ? NO_SOURCES : found.toArray(new Source[0]));
  }

  private static void add(@Nullable List<Claim> found, List<Claim> claims) {
    if (found != null) {
      claims.addAll(found);
    }
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
