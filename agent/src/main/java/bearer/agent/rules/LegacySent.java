package bearer.agent.rules;

import bearer.agent.net.Sha256;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Which requests still carry a legacy header: all are counted; of the first {@value #ALL} and then
 * of one in 64 it is looked at where they come from and where they go. Bounded. Keeps values of the
 * application's, which are secrets, for as long as no other takes their place, and shows none.
 * Thread-safe.
 */
final class LegacySent {
  private static final int ALL = 128;
  private static final int MOST_PLACES = 200;
  private static final int MOST_VALUES = 1000;
  private static final int SLOTS = 64; // a power of two

  /** Between a path and a frame. */
  static final String FROM = " from ";

  /** The places beyond those. */
  static final String OTHERS = "(others)";

  private final LongAdder sent = new LongAdder();
  private final LongAdder lookedAt = new LongAdder();
  private volatile boolean sampled;
  private final ConcurrentMap<String, LongAdder> places = new ConcurrentHashMap<>();
  private final Set<String> digests = ConcurrentHashMap.newKeySet();
  private final AtomicReferenceArray<String> known = new AtomicReferenceArray<>(SLOTS);

  /** Allocates nothing for a value that is known and a path that is not looked at. */
  void add(String value, PathTemplates templates, String target) {
    sent.increment();
    int slot = value.hashCode() & (SLOTS - 1);
    if (!value.equals(known.get(slot))) {
      known.set(slot, value);
      if (digests.size() < MOST_VALUES) {
        digests.add(Sha256.of(value.trim()).hex(16));
      }
    }
    if (!sampled || Chance.ONE_IN_64.picks()) {
      lookedAt.increment();
      sampled = lookedAt.sum() >= ALL;
      place(templates.of(target) + FROM + CallSite.here()).increment();
    }
  }

  private LongAdder place(String place) {
    LongAdder cell = places.get(place);
    if (cell != null) {
      return cell;
    }
    String shown = places.size() < MOST_PLACES ? place : OTHERS + FROM;
    LongAdder made = new LongAdder();
    LongAdder raced = places.putIfAbsent(shown, made);
    return raced == null ? made : raced;
  }

  long sent() {
    return sent.sum();
  }

  /** How many different values there were, {@value #MOST_VALUES} at most. */
  int values() {
    return digests.size();
  }

  /** How many of those that were looked at went to which path. */
  Map<String, Long> paths() {
    Map<String, Long> counts = new TreeMap<>();
    for (Map.Entry<String, LongAdder> place : places.entrySet()) {
      String path = place.getKey().substring(0, place.getKey().indexOf(FROM));
      counts.merge(path, place.getValue().sum(), Long::sum);
    }
    return Collections.unmodifiableMap(counts);
  }

  /** As {@link #paths}; behind {@link #FROM} the frame of the application that sent them. */
  Map<String, Long> places() {
    Map<String, Long> counts = new TreeMap<>();
    for (Map.Entry<String, LongAdder> place : places.entrySet()) {
      counts.put(place.getKey(), place.getValue().sum());
    }
    return Collections.unmodifiableMap(counts);
  }
}
