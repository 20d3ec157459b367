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
 * of one in 64 the path is looked at. Bounded. Keeps values of the application's, which are
 * secrets, for as long as no other takes their place, and shows none. Thread-safe.
 */
final class LegacySent {
  private static final int ALL = 128;
  private static final int MOST_PATHS = 100;
  private static final int MOST_VALUES = 1000;
  private static final int SLOTS = 64; // a power of two

  /** The paths beyond those. */
  static final String OTHERS = "(others)";

  private final LongAdder sent = new LongAdder();
  private final LongAdder lookedAt = new LongAdder();
  private volatile boolean sampled;
  private final ConcurrentMap<String, LongAdder> paths = new ConcurrentHashMap<>();
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
      path(templates.of(target)).increment();
    }
  }

  private LongAdder path(String template) {
    LongAdder cell = paths.get(template);
    if (cell != null) {
      return cell;
    }
    String shown = paths.size() < MOST_PATHS ? template : OTHERS;
    LongAdder made = new LongAdder();
    LongAdder raced = paths.putIfAbsent(shown, made);
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
    for (Map.Entry<String, LongAdder> path : paths.entrySet()) {
      counts.put(path.getKey(), path.getValue().sum());
    }
    return Collections.unmodifiableMap(counts);
  }
}
