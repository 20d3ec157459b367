package bearer.agent.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens single packages of named modules, from Java 9 on, to one reader each and to nobody else:
 * the JDK clients' to the agent, a library's to the places beside it. Thread-safe.
 */
final class OpenPackages {
  private final Instrumentation instrumentation;

  /** Null on Java 8, where all is open. */
  final @Nullable Modules modules;

  /** By {@link #openToAgent}: the JDK takes milliseconds for each step. */
  private final Set<String> opened = ConcurrentHashMap.newKeySet();

  OpenPackages(@Nullable Modules modules, Instrumentation instrumentation) {
    this.modules = modules;
    this.instrumentation = instrumentation;
  }

  /** The package of a class, to all that a loader has defined without a module. */
  void open(Class<?> type, ClassLoader to) {
    if (modules != null) {
      modules.open(instrumentation, type, to);
    }
  }

  /**
   * Packages of a module of the JDK, to the agent's own loader. Java 9 to 16 say of most that they
   * are open, to all, and warn when that is made use of; not of what was opened expressly.
   */
  void openToAgent(String module, String... packages) {
    List<String> closed = new ArrayList<>(packages.length);
    for (String name : packages) {
      if (modules != null && opened.add(name)) {
        closed.add(name);
      }
    }
    if (modules != null && !closed.isEmpty()) {
      modules.openToAgent(instrumentation, module, closed);
    }
  }
}
