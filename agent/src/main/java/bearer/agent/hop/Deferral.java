package bearer.agent.hop;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method that is put off. Whatever fails on the way, it goes on: once, and without
 * the agent if need be. Only what the library itself refuses ends it.
 */
final class Deferral implements Runnable {
  /** What this thread is calling again. */
  private static final ThreadLocal<@Nullable Deferral> GOING_ON = new ThreadLocal<>();

  private final LaterPlace<?> place;
  private final Object call;
  private final Object self;
  private final Object[] arguments;
  private final AtomicBoolean goneOn = new AtomicBoolean();

  Deferral(LaterPlace<?> place, Object call, Object self, Object[] arguments) {
    this.place = place;
    this.call = call;
    this.self = self;
    this.arguments = arguments;
  }

  /** Whether this very call has been put off, and goes on now. */
  static boolean isGoingOn(LaterPlace<?> place, Object call) {
    Deferral current = GOING_ON.get();
    return current != null && current.place == place && current.call == call;
  }

  /** The wait is over. */
  @Override
  public void run() {
    try {
      place.handOver(
          self,
          arguments,
          new Runnable() {
            @Override
            public void run() {
              goOn();
            }
          });
    } catch (RejectedExecutionException closed) { // by the library, which takes no more calls
      if (goneOn.compareAndSet(false, true)) {
        place.failOrTell(self, arguments, closed);
      }
    } catch (Throwable failed) {
      place.tell(failed);
      goOn();
    }
  }

  private void goOn() {
    if (!goneOn.compareAndSet(false, true) || hasEnded()) {
      return;
    }
    Deferral before = GOING_ON.get();
    GOING_ON.set(this);
    try {
      place.callAgain(self, arguments);
    } catch (InvocationTargetException thrown) { // whoever waits must not wait for ever
      place.failOrTell(self, arguments, cause(thrown));
    } catch (Throwable failed) {
      place.failOrTell(self, arguments, failed);
    } finally {
      restore(before);
    }
  }

  private boolean hasEnded() {
    try {
      return place.hasEnded(self, arguments);
    } catch (Throwable unknown) {
      place.tell(unknown);
      return false;
    }
  }

  private static Throwable cause(InvocationTargetException thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : cause;
  }

  private static void restore(@Nullable Deferral before) {
    if (before == null) {
      GOING_ON.remove();
    } else {
      GOING_ON.set(before);
    }
  }
}
