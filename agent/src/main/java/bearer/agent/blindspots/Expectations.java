package bearer.agent.blindspots;

import bearer.agent.base.Continuations;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Clients that have opened a connection to a host, and of whose requests to it none has been
 * decided yet. Thread-safe. Nothing is expected most of the time, which costs one volatile read.
 */
final class Expectations {
  static final long GRACE_NANOS = 60_000_000_000L;
  private static final int MAX = 1000;

  private final Continuations continuations;

  /** What takes each one back; replaced, never changed; null if there is none. */
  private volatile @Nullable Map<String, Runnable> expected;

  /** What has been decided or told once: never expected again. */
  @GuardedBy("this")
  private final Set<String> settled = new HashSet<>();

  Expectations(Continuations continuations) {
    this.continuations = continuations;
  }

  boolean isEmpty() {
    return expected == null;
  }

  /** Whoever is meant has been seen; nothing happens if it was not expected. */
  void settle(String key) {
    Map<String, Runnable> all = expected;
    if (all != null && all.containsKey(key)) {
      settleNow(key);
    }
  }

  /** As {@link #settle}, expected or not. */
  synchronized void settleNow(String key) {
    Runnable alarm = remove(key);
    if (alarm != null) {
      alarm.run();
    }
    if (settled.size() < MAX) {
      settled.add(key);
    }
  }

  /**
   * @param overdue run once if the key is not settled in time, on a thread of the agent's
   */
  synchronized void expect(String key, Overdue overdue) {
    Map<String, Runnable> all = expected;
    if (settled.contains(key)
        || settled.size() >= MAX
        || (all != null && (all.containsKey(key) || all.size() >= MAX))) {
      return;
    }
    Map<String, Runnable> more = all == null ? new HashMap<>() : new HashMap<>(all);
    more.put(key, continuations.after(GRACE_NANOS, alarm(key, overdue)));
    expected = Collections.unmodifiableMap(more);
  }

  private Runnable alarm(String key, Overdue overdue) {
    return new Runnable() {
      @Override
      public void run() {
        if (isOverdue(key) && overdue.tell()) {
          settleNow(key);
        }
      }
    };
  }

  private synchronized boolean isOverdue(String key) {
    return remove(key) != null;
  }

  @GuardedBy("this")
  private @Nullable Runnable remove(String key) {
    Map<String, Runnable> all = expected;
    if (all == null || !all.containsKey(key)) {
      return null;
    }
    Map<String, Runnable> fewer = new HashMap<>(all);
    Runnable alarm = fewer.remove(key);
    expected = fewer.isEmpty() ? null : Collections.unmodifiableMap(fewer);
    return alarm;
  }

  /** What is said of an expectation that has not been met. */
  interface Overdue {
    /** Answers whether it is settled by that. */
    boolean tell();
  }
}
