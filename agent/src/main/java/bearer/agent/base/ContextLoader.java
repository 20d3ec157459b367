package bearer.agent.base;

import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/** The class loader that stands for the application on whose behalf a thread runs. */
public final class ContextLoader {
  private static final PrivilegedAction<@Nullable ClassLoader> OF_THIS_THREAD =
      new PrivilegedAction<@Nullable ClassLoader>() {
        @Override
        public @Nullable ClassLoader run() {
          return Thread.currentThread().getContextClassLoader();
        }
      };

  private ContextLoader() {}

  /** Null also in a thread of the application's own kind that does not tell. */
  public static @Nullable ClassLoader current() {
    try {
      return Privileged.run(OF_THIS_THREAD);
    } catch (RuntimeException overridden) {
      return null;
    }
  }
}
