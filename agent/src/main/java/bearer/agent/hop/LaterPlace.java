package bearer.agent.hop;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A method of a client whose callers must not wait, where a call can begin later: it returns
 * nothing, and calling it again is all that it takes. It is put off until there is a token, or
 * there will be none. Hooked by {@link Client#putOff}.
 */
public abstract class LaterPlace<R> extends HeadPlace<R> {
  private volatile Method[] methods = {};

  /**
   * Before everything else: finds what will have to be called again.
   *
   * @throws LinkageError if it cannot be called, so that nothing of this copy is put off
   */
  public final void link(Class<?> woven, String method) {
    methods = methods(woven, method);
  }

  /**
   * What the method is called for.
   *
   * @return null if it is none of the agent's business, and is not put off
   */
  protected abstract @Nullable R request(Object self, Object[] arguments);

  /** Ends the call as the library itself would, for a reason that its caller is to get. */
  protected abstract void fail(Object self, Object[] arguments, Throwable reason);

  /** What stands for this one call of the method among the library's own objects. */
  protected Object call(Object self, Object[] arguments) {
    return arguments.length == 0 ? self : arguments[0];
  }

  /** What has to be waited for before {@link #begins}; null if nothing. */
  protected @Nullable CompletionStage<Void> ready(R request) {
    return agent().ready(this, request);
  }

  /**
   * Before the method runs, with a token or without; may put other arguments into the array.
   *
   * @return false if it is not to run, because something else has become of the call
   * @throws IOException what the call is to fail with
   */
  protected boolean begins(R request, Object[] arguments) throws IOException {
    agent().beginningNow(this, request);
    return true;
  }

  /**
   * Has a call go on by a thread that the library may be called on: any, if it does not say so.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the library takes no more calls
   */
  protected void handOver(Object self, Object[] arguments, Runnable goesOn) {
    goesOn.run();
  }

  /** Whether somebody has ended the call while it was put off, so that nothing goes on. */
  protected boolean hasEnded(Object self, Object[] arguments) {
    return false;
  }

  @Override
  public final @Nullable Object enter(Object self, Object[] arguments) {
    R request = request(self, arguments);
    if (request == null) {
      return null;
    }
    Object call = call(self, arguments);
    if (!Deferral.isGoingOn(this, call)) {
      CompletionStage<Void> ready = ready(request);
      if (ready != null) {
        Later.then(ready, new Deferral(this, call, self, arguments)); // or it goes on at once
        return PUT_OFF;
      }
    }
    try {
      return begins(request, arguments) ? null : PUT_OFF;
    } catch (IOException refused) {
      failOrTell(self, arguments, refused);
      return PUT_OFF;
    }
  }

  /** What then fails is the library or its caller, whom the reason may have reached already. */
  final void failOrTell(Object self, Object[] arguments, Throwable reason) {
    try {
      fail(self, arguments, reason);
    } catch (Throwable failed) {
      tell(failed);
    }
  }

  final void callAgain(Object self, Object[] arguments)
      throws IllegalAccessException, InvocationTargetException {
    for (Method method : methods) {
      if (takes(method.getParameterTypes(), arguments)) {
        method.invoke(self, arguments);
        return;
      }
    }
    throw new NoSuchMethodError("for " + arguments.length + " arguments");
  }

  private static boolean takes(Class<?>[] types, Object[] arguments) {
    boolean takes = types.length == arguments.length;
    for (int i = 0; takes && i < types.length; i++) {
      Class<?> boxed = MethodType.methodType(types[i]).wrap().returnType();
      takes = arguments[i] == null || boxed.isInstance(arguments[i]);
    }
    return takes;
  }
}
