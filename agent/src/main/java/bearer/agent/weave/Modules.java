package bearer.agent.weave;

import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Java 9 and later say of modules and do to them. By its own API and not by reflection, for
 * which a JVM makes objects of all methods of {@link Class} and {@code Lookup}: milliseconds of
 * each start.
 */
abstract class Modules {
  /** Null on Java 8, which has none. */
  static @Nullable Modules ofJvm() {
    if (System.getProperty("java.specification.version").startsWith("1.")) {
      return null;
    }
    try {
      return Class.forName("bearer.agent.weave.JavaModules")
          .asSubclass(Modules.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Those of the classes that are not of java.base, in their order. */
  abstract List<Class<?>> outsideJavaBase(Class<?>[] types);

  /** The package of a class, to all that a loader has defined without a module. */
  abstract void open(Instrumentation instrumentation, Class<?> type, ClassLoader to);

  /** Packages of a module of the JDK's, to the agent's own loader. */
  abstract void openToAgent(
      Instrumentation instrumentation, String module, Iterable<String> packages);

  /** Where {@code java.lang} is open to the agent. */
  abstract void defineInJavaLang(byte[] classFile) throws IllegalAccessException;
}
