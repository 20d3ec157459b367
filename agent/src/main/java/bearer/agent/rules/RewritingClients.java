package bearer.agent.rules;

import bearer.agent.hop.Hop;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The clients whose calls are seen to begin, each copy of a library for itself: what reads a hop
 * lives beside it. Thread-safe; keeps no loader.
 */
final class RewritingClients {
  @GuardedBy("names")
  private final Map<@Nullable ClassLoader, Set<String>> names = new WeakHashMap<>();

  void add(Hop<?> hop) {
    synchronized (names) {
      Set<String> known = names.get(hop.getClass().getClassLoader());
      if (known == null) {
        known = new HashSet<>();
        names.put(hop.getClass().getClassLoader(), known);
      }
      known.add(hop.client());
    }
  }

  boolean have(Hop<?> hop) {
    synchronized (names) {
      Set<String> known = names.get(hop.getClass().getClassLoader());
      return known != null && known.contains(hop.client());
    }
  }
}
