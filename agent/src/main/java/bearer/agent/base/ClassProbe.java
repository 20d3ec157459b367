package bearer.agent.base;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a class of the application's what can be told without running any code of it. Asks the
 * JVM's own {@code Unsafe}, since nothing public tells whether a class is initialised. For one
 * thread.
 */
public final class ClassProbe {
  private final Instrumentation instrumentation;
  private @Nullable Object unsafe;
  private @Nullable Method shouldBeInitialized;

  public ClassProbe(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** False too where that cannot be found out. */
  public boolean isInitialised(Class<?> type) {
    try {
      Method question = shouldBeInitialized;
      if (question == null) {
        question = prepare();
      }
      return Boolean.FALSE.equals(question.invoke(unsafe, type));
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return false;
    }
  }

  private Method prepare() throws ReflectiveOperationException {
    unsafe = hasModules() ? internalUnsafe() : sunUnsafe();
    Method question = unsafe.getClass().getMethod("shouldBeInitialized", Class.class);
    shouldBeInitialized = question;
    return question;
  }

  private static Object sunUnsafe() throws ReflectiveOperationException {
    Field instance = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    return instance.get(null);
  }

  private Object internalUnsafe() throws ReflectiveOperationException {
    grant(Object.class, "jdk.internal.misc");
    return Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null);
  }

  /** Lets the agent, and nobody else, read what is private in the package of a class. */
  public void open(Class<?> type) {
    try {
      if (hasModules()) {
        grant(type, type.getPackage().getName());
      }
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return; // reading will tell
    }
  }

  private static boolean hasModules() {
    try {
      Class.forName("java.lang.Module");
      return true;
    } catch (ClassNotFoundException java8) {
      return false;
    }
  }

  /** Opens a package of the module that a class is in to the agent's own loader. */
  private void grant(Class<?> inModule, String packageName) throws ReflectiveOperationException {
    Class<?> module = Class.forName("java.lang.Module");
    Method moduleOf = Class.class.getMethod("getModule");
    Object target = moduleOf.invoke(inModule);
    if (!Boolean.TRUE.equals(module.getMethod("isNamed").invoke(target))) {
      return;
    }
    Map<String, Set<?>> toUs =
        Collections.singletonMap(
            packageName, Collections.singleton(moduleOf.invoke(ClassProbe.class)));
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            target,
            Collections.emptySet(),
            Collections.emptyMap(),
            toUs,
            Collections.emptySet(),
            Collections.emptyMap());
  }
}
