package bearer.agent.rules;

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
 * of one in 64 the path is looked at. Bounded. Keeps values of the application's, which are
 * secrets, for as long as no other takes their place, and shows none. Thread-safe.
 */
final class LegacySent {
  private static final int ALL = 128;
  private static final int MOST_PATHS = 100;
  private static final int MOST_FINGERPRINTS = 1000;
  private static final int SLOTS = 64; // a power of two

  /** Of the paths and fingerprints beyond those. */
  static final String OTHERS = "(others)";

  private final LongAdder sent = new LongAdder();
  private final LongAdder lookedAt = new LongAdder();
  private final ConcurrentMap<String, LongAdder> paths = new ConcurrentHashMap<>();
  private final Set<String> fingerprints = ConcurrentHashMap.newKeySet();
  private final AtomicReferenceArray<String> known = new AtomicReferenceArray<>(SLOTS);

  /** Allocates nothing for a value that is known and a path that is not looked at. */
  void add(String value, PathTemplates templates, String target) {
    sent.increment();
    int slot = value.hashCode() & (SLOTS - 1);
    if (!value.equals(known.get(slot))) {
      known.set(slot, value);
      if (fingerprints.size() < MOST_FINGERPRINTS) {
        fingerprints.add(Fingerprints.of(value.trim()));
      }
    }
    if (lookedAt.sum() < ALL || Chance.ONE_IN_64.picks()) {
      lookedAt.increment();
      path(templates.of(target)).increment();
    }
  }

  private LongAdder path(String template) {
    LongAdder cell = paths.get(template);
    if (cell != null) {
      return cell;
    }
    String shown = paths.size() < MOST_PATHS ? template : OTHERS;
    return paths.computeIfAbsent(shown, any -> new LongAdder());
  }

  long sent() {
    return sent.sum();
  }

  /** How many different values there were, {@value #MOST_FINGERPRINTS} at most. */
  int values() {
    return fingerprints.size();
  }

  /** How many of those that were looked at went to which path. */
  Map<String, Long> paths() {
    Map<String, Long> counts = new TreeMap<>();
    for (Map.Entry<String, LongAdder> path : paths.entrySet()) {
      counts.put(path.getKey(), path.getValue().sum());
    }
    return Collections.unmodifiableMap(counts);
  }
}
