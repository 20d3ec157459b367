package bearer.agent.hop;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A method of a client whose callers must not wait, where a call can begin later: it returns
 * nothing, and calling it again is all that it takes. It is put off until there is a token, or
 * there will be none. Hooked by {@link ClientHook.Client#putOff}.
 */
public abstract class LaterPlace<R> extends HeadPlace<R> {
  /** What is being called again by this thread: the place and what stands for the call. */
  private static final ThreadLocal<Object @Nullable []> GOING_ON = new ThreadLocal<>();

  /**
   * What the method is called for.
   *
   * @return null if it is none of the agent's business, and is not put off
   */
  protected abstract @Nullable R request(Object self, Object[] arguments);

  /**
   * Calls the method again: by {@link #again}, on any thread on which the library may be called.
   *
   * @throws Exception whatever the method throws, which becomes of the call what {@link #fail} does
   */
  protected abstract void goOn(Object self, Object[] arguments) throws Exception;

  /** Ends the call as the library itself would, for a reason that its caller is to get. */
  protected abstract void fail(Object self, Object[] arguments, Throwable reason);

  /** What stands for this one call of the method among the library's own objects. */
  protected Object call(Object self, Object[] arguments) {
    return arguments.length == 0 ? self : arguments[0];
  }

  @Override
  public final @Nullable Object enter(Object self, Object[] arguments) {
    R request = request(self, arguments);
    if (request == null) {
      return null;
    }
    if (!isGoingOn(call(self, arguments))) {
      CompletionStage<Void> ready = agent().ready(this, request);
      if (ready != null) {
        ready.thenRun(
            new Runnable() {
              @Override
              public void run() {
                goOnOrFail(self, arguments);
              }
            });
        return PUT_OFF;
      }
    }
    return begin(self, arguments, request);
  }

  private boolean isGoingOn(Object call) {
    Object[] current = GOING_ON.get();
    return current != null && current[0] == this && current[1] == call;
  }

  private @Nullable Object begin(Object self, Object[] arguments, R request) {
    try {
      agent().beginningNow(this, request);
      return null;
    } catch (IOException refused) {
      fail(self, arguments, refused);
      return PUT_OFF;
    }
  }

  private void goOnOrFail(Object self, Object[] arguments) {
    try {
      goOn(self, arguments);
    } catch (Throwable failed) { // whoever waits for the call must not wait for ever
      fail(self, arguments, reason(failed));
    }
  }

  /** Has a call go on by the thread that comes here, which is let through this time. */
  protected final void again(Object self, Object[] arguments, Calling method) throws Exception {
    Object[] before = GOING_ON.get();
    GOING_ON.set(new Object[] {this, call(self, arguments)});
    try {
      method.call();
    } finally {
      if (before == null) {
        GOING_ON.remove();
      } else {
        GOING_ON.set(before);
      }
    }
  }

  private static Throwable reason(Throwable failed) {
    for (Throwable t = failed; t != null; t = t.getCause()) {
      if (t instanceof InvocationTargetException && t.getCause() != null) {
        return t.getCause();
      }
    }
    return failed;
  }

  /** The method that was put off. */
  public interface Calling {
    void call() throws Exception;
  }
}
