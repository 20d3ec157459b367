package bearer.agent.weave;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens single packages of named modules, from Java 9 on, to one reader each and to nobody else:
 * the JDK clients' to the agent, a library's to the places beside it. Thread-safe.
 */
final class OpenPackages {
  private final Instrumentation instrumentation;

  /** By {@link #openToAgent}: the JDK takes milliseconds for each step. */
  private final Set<String> opened = ConcurrentHashMap.newKeySet();

  OpenPackages(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Looked up when it is needed: with it the JVM loads every type that {@link Class} names. */
  private static @Nullable Method getModule() {
    try {
      return Class.class.getMethod("getModule");
    } catch (NoSuchMethodException java8) {
      return null;
    }
  }

  /** The package of a class, to all that a loader has defined without a module. */
  void open(Class<?> type, ClassLoader to) {
    Method getModule = getModule();
    if (getModule == null) {
      return;
    }
    try {
      Object module = getModule.invoke(type);
      Object reader = ClassLoader.class.getMethod("getUnnamedModule").invoke(to);
      if ((Boolean) module.getClass().getMethod("isNamed").invoke(module)) {
        open(module, reader, packageName(type));
      }
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Packages of a module of the JDK, to the agent's own loader. Java 9 to 16 say of most that they
   * are open, to all, and warn when that is made use of; not of what was opened expressly.
   */
  void openToAgent(Object module, String... packages) throws ReflectiveOperationException {
    Object agent = java.util.Objects.requireNonNull(getModule()).invoke(OpenPackages.class);
    Map<String, Set<?>> opens = new HashMap<>();
    for (String name : packages) {
      if (opened.add(name)) {
        opens.put(name, Collections.singleton(agent));
      }
    }
    if (!opens.isEmpty()) {
      redefine(Class.forName("java.lang.Module"), module, opens);
    }
  }

  private static String packageName(Class<?> type) {
    String name = type.getName();
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private void open(Object module, Object reader, String packageName)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName("java.lang.Module");
    Method isOpen = type.getMethod("isOpen", String.class, type);
    if (!(Boolean) isOpen.invoke(module, packageName, reader)) {
      redefine(type, module, Collections.singletonMap(packageName, Collections.singleton(reader)));
    }
  }

  private void redefine(Class<?> type, Object module, Map<String, Set<?>> opens)
      throws ReflectiveOperationException {
    Instrumentation.class
        .getMethod("redefineModule", type, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            module,
            Collections.emptySet(),
            Collections.emptyMap(),
            opens,
            Collections.emptySet(),
            Collections.emptyMap());
  }
}
