package bearer.agent.applog;

import bearer.agent.diag.Event;
import bearer.agent.diag.Level;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An event that is on its way, and from where it came. Thread-safe. */
final class Waiting {
  final Event event;
  final long sinceNanos;
  private final WeakReference<@Nullable ClassLoader> caller;
  private final AtomicBoolean settled = new AtomicBoolean();

  /** Set when the application's logger let it be known that it would drop the event. */
  volatile boolean switchedOff;

  /** Set when that logger threw something: the name of its class. */
  volatile @Nullable String failure;

  /**
   * @param caller the context class loader of the thread that the event happened on
   */
  Waiting(Event event, @Nullable ClassLoader caller, long sinceNanos) {
    this.event = event;
    this.caller = new WeakReference<>(caller);
    this.sinceNanos = sinceNanos;
  }

  /** Null also if it is gone. */
  @Nullable ClassLoader caller() {
    return caller.get();
  }

  /** Whether the application does not want to see it; a warning is always wanted. */
  boolean isUnwanted() {
    return switchedOff && event.level.compareTo(Level.WARN) > 0;
  }

  /** True for the first who asks: that one says the event, or has said it. */
  boolean settle() {
    return settled.compareAndSet(false, true);
  }

  boolean isSettled() {
    return settled.get();
  }
}
