package bearer.agent.weave;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The classes in which every head that they write is woven. Thread-safe; keeps no loader. */
final class WovenClasses {
  @GuardedBy("names")
  private final Map<@Nullable ClassLoader, Set<String>> names = new WeakHashMap<>();

  /**
   * @param name binary
   */
  void add(@Nullable ClassLoader loader, String name) {
    synchronized (names) {
      Set<String> known = names.get(loader);
      if (known == null) {
        known = new HashSet<>();
        names.put(loader, known);
      }
      known.add(name);
    }
  }

  boolean has(Class<?> type) {
    synchronized (names) {
      Set<String> known = names.get(type.getClassLoader());
      return known != null && known.contains(type.getName());
    }
  }
}
