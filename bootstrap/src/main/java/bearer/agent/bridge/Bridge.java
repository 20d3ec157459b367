package bearer.agent.bridge;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The only class that woven code calls, always in the same two ways; knows no HTTP. Visible from
 * every class loader. Until an agent connects, both calls change nothing.
 */
public final class Bridge {
  private static volatile @Nullable Places places;

  @GuardedBy("Bridge.class")
  private static @Nullable Object holder;

  private Bridge() {}

  /**
   * Puts the agent's side in place, once: from then on only the holder of the same key can replace
   * it. Where there is a SecurityManager, {@code RuntimePermission("bearer.agent.connect")} is
   * needed.
   *
   * @return false if another key was here first; nothing has changed then
   */
  @SuppressWarnings("removal") // on a JDK without it there is no SecurityManager to ask either
  public static synchronized boolean connect(Object key, Places agentSide) {
    SecurityManager security = System.getSecurityManager();
    if (security != null) {
      security.checkPermission(new RuntimePermission("bearer.agent.connect"));
    }
    if (holder != null && holder != key) {
      return false;
    }
    holder = key;
    places = agentSide;
    return true;
  }

  /**
   * Before a woven method runs.
   *
   * @param arguments the method's, which may be replaced in the array
   * @param place which one, by number
   * @return the state for {@link #exit}; null if that has nothing to do
   * @throws ConnectException if the agent wants the method to fail; {@link UncheckedIOException} of
   *     one, where a library's callers know no other
   */
  public static @Nullable Object enter(Object self, Object[] arguments, int place)
      throws IOException {
    Places agentSide = places;
    if (agentSide == null) {
      return null;
    }
    try {
      return agentSide.enter(place, self, arguments);
    } catch (Throwable problem) {
      failed(agentSide, place, problem);
      return null;
    }
  }

  /**
   * After it, or where a value inside it is replaced. The value comes first, so that woven code
   * finds it on the stack already and needs neither a branch nor a variable.
   *
   * @param result what the method returned, null if nothing
   * @param state what {@link #enter} returned
   * @param arguments as {@link #enter} left them; null where a value is replaced
   * @param thrown what the method threw, if it did
   * @return what the caller gets; of the same type as {@code result}
   * @throws ConnectException as {@link #enter}
   */
  public static @Nullable Object exit(
      @Nullable Object result,
      @Nullable Object state,
      Object self,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown,
      int place)
      throws IOException {
    Places agentSide = places;
    if (agentSide == null || state == null) {
      return result;
    }
    try {
      return agentSide.exit(place, state, self, arguments, result, thrown);
    } catch (Throwable problem) {
      failed(agentSide, place, problem);
      return result;
    }
  }

  /**
   * Where every exception of the agent's ends: rethrown if it is the failure that the operator
   * asked for, or the application stops its thread; reported and swallowed otherwise.
   */
  private static void failed(Places agentSide, int place, Throwable problem) throws IOException {
    if (problem instanceof ConnectException) {
      throw (ConnectException) problem;
    }
    if (problem instanceof UncheckedIOException && problem.getCause() instanceof ConnectException) {
      throw (UncheckedIOException) problem;
    }
    if (problem.getClass().getName().equals("java.lang.ThreadDeath")) { // newer JDKs lose it
      throw (Error) problem;
    }
    try {
      agentSide.failed(place, problem);
    } catch (Throwable ignored) {
      // reporting must never be what breaks a call
    }
  }
}
