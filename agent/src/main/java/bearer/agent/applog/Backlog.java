package bearer.agent.applog;

import bearer.agent.base.Ticker;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The events that wait, in their order, and whether a thread looks after them. Thread-safe. */
final class Backlog {
  /** What became of an event. */
  enum Added {
    QUEUED,
    /** And there is no thread: whoever added it starts one. */
    QUEUED_FIRST,
    FULL,
    /** The JVM ends. */
    CLOSED
  }

  private final int capacity;
  private final Ticker ticker;

  @GuardedBy("this")
  private final List<Waiting> waiting = new ArrayList<>();

  /** Whether there is a thread. */
  @GuardedBy("this")
  private boolean attended;

  /** Whether it is at work. */
  @GuardedBy("this")
  private boolean busy;

  /** Whether something was added meanwhile. */
  @GuardedBy("this")
  private boolean more;

  @GuardedBy("this")
  private boolean closed;

  Backlog(int capacity, Ticker ticker) {
    this.capacity = capacity;
    this.ticker = ticker;
  }

  synchronized Added add(Waiting event) {
    if (closed) {
      return Added.CLOSED;
    } else if (waiting.size() >= capacity) {
      return Added.FULL;
    }
    waiting.add(event);
    more = true;
    notifyAll();
    Added added = attended ? Added.QUEUED : Added.QUEUED_FIRST;
    attended = true;
    return added;
  }

  /** For the thread: what is to be looked at; if that is nothing, the thread ends. */
  synchronized List<Waiting> begin() {
    more = false;
    attended = !waiting.isEmpty() && !closed;
    busy = attended;
    return attended ? new ArrayList<>(waiting) : new ArrayList<>();
  }

  /** For the thread, after each {@link #begin}: forgets what is settled. */
  synchronized void end() {
    busy = false;
    for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
      if (all.next().isSettled()) {
        all.remove();
      }
    }
    notifyAll();
  }

  /** For the thread: returns at once if something is new, or nothing is left. */
  synchronized void pause(long millis) {
    if (!more && !closed && !waiting.isEmpty()) {
      await(millis);
    }
  }

  /** Where there is no thread any more: hands out everything. */
  synchronized List<Waiting> abandon() {
    attended = false;
    busy = false;
    return drain();
  }

  /** Takes nothing from now on; hands out what is left when the thread is done, or time is up. */
  synchronized List<Waiting> close(long patienceNanos) {
    closed = true;
    notifyAll();
    long end = ticker.nanos() + patienceNanos;
    long left = patienceNanos;
    while (busy && left > 0) {
      await(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      left = end - ticker.nanos();
    }
    return drain();
  }

  @GuardedBy("this")
  private List<Waiting> drain() {
    List<Waiting> all = new ArrayList<>(waiting);
    waiting.clear();
    return all;
  }

  @GuardedBy("this")
  @SuppressWarnings("WaitNotInLoop") // its callers look again
  private void await(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException meddled) {
      // by somebody who interrupts all threads; none of ours is ended so
    }
  }
}
