package bearer.agent.base;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The classes that a loader can find by name without loading anything. */
public final class InitiatedClasses {
  private static final Class<?>[] NONE = {};

  private InitiatedClasses() {}

  /**
   * None where the JVM does not say: {@link Instrumentation#getInitiatedClasses} answers null, once
   * in thousands of starts, seen on JDK 17.
   *
   * @param loader null for the boot class path's
   */
  public static Class<?>[] of(Instrumentation instrumentation, @Nullable ClassLoader loader) {
    Class<?> @Nullable [] all = instrumentation.getInitiatedClasses(loader);
    return all == null ? NONE : all;
  }
}
