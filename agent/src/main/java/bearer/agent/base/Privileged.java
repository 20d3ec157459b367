package bearer.agent.base;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Runs the agent's own work with the agent's own permissions where a SecurityManager is set: the
 * application's frames below it on the stack do not count. Without one it is a plain call.
 */
public final class Privileged {
  private Privileged() {}

  @SuppressWarnings("removal") // on a JDK without it there is no SecurityManager to ask for either
  public static <T extends @Nullable Object> T run(PrivilegedAction<T> action) {
    return System.getSecurityManager() == null
        ? action.run()
        : AccessController.doPrivileged(action);
  }
}
