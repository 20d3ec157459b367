package bearer.agent.token;

import bearer.agent.base.Alarms;
import bearer.agent.base.Stopped;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the next token when it is time, so that no caller has to come at that time: once for a
 * token that somebody was given, so that a process that is idle lets its token lapse and is not
 * woken again. Thread-safe.
 */
final class Renewal {
  /** Past the instant, since a clock may round. */
  private static final long LATER = 1_000_000L;

  private final Alarms alarms;

  @GuardedBy("this")
  private @Nullable Runnable cancel;

  Renewal(Alarms alarms) {
    this.alarms = alarms;
  }

  /**
   * In place of what was planned before; without a thread to be had, callers ask as they come.
   *
   * @param nanos from now; as soon as possible if negative
   */
  void plan(long nanos, Flights flights, Held fresh) {
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            flights.renew(fresh);
          }
        };
    try {
      drop();
      set(alarms.after(Math.max(0, nanos) + LATER, task));
    } catch (Throwable noThread) {
      Stopped.rethrow(noThread);
    }
  }

  private synchronized void set(Runnable takesBack) {
    cancel = takesBack;
  }

  private void drop() {
    Runnable planned;
    synchronized (this) {
      planned = cancel;
      cancel = null;
    }
    if (planned != null) {
      planned.run();
    }
  }
}
