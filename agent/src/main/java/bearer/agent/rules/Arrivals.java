package bearer.agent.rules;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Hop;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether what one rule sends elsewhere gets there: of each call is known that it began, and of one
 * for which there is a connection that its head was written. Thread-safe.
 */
final class Arrivals {
  private static final int IN_A_ROW = 3;

  /** As long as a connection may reasonably take. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(30);
  private static final State ARRIVED = new State(0, 0, 0, 0);

  /** Clients that set credentials of their own in calls that have begun without. */
  private final Set<String> withOwn = ConcurrentHashMap.newKeySet();

  private final AtomicReference<State> state = new AtomicReference<>(ARRIVED);

  /** What becomes of a call. */
  enum Turn {
    MOVES,
    STAYS,
    /** As {@link #STAYS}, and it is the first one of many. */
    STOPS
  }

  /**
   * @param now in ns
   * @param safe whether it may be the one that finds out whether calls get there again
   */
  Turn begins(long now, boolean safe) {
    while (true) {
      State before = requireNonNull(state.get());
      boolean stops =
          before.pause == 0 && before.begun >= IN_A_ROW && now - before.since >= PATIENCE_NANOS;
      if (before.pause != 0 && (!safe || now - before.trial < 0)) {
        return Turn.STAYS;
      }
      State after = stops || before.pause != 0 ? before.paused(now) : before.withOneMore(now);
      if (state.compareAndSet(before, after)) {
        return stops ? Turn.STOPS : Turn.MOVES;
      }
    }
  }

  /** A head is written. Whether that ends a time in which calls stayed. */
  boolean arrives() {
    return state.get() != ARRIVED && requireNonNull(state.getAndSet(ARRIVED)).pause != 0;
  }

  /** Whether it is news that a client does that. */
  boolean hasOwn(String client) {
    return withOwn.add(client);
  }

  boolean isWithOwn(Hop<?> hop) {
    return !withOwn.isEmpty() && withOwn.contains(hop.client());
  }

  private static final class State {
    final int begun; // since the last head
    final long since; // the first of those
    final long pause; // 0 while calls are moved
    final long trial;

    State(int begun, long since, long pause, long trial) {
      this.begun = begun;
      this.since = since;
      this.pause = pause;
      this.trial = trial;
    }

    State withOneMore(long now) {
      return new State(begun + 1, begun == 0 ? now : since, 0, 0);
    }

    State paused(long now) {
      long next = pause == 0 ? FIRST_PAUSE_NANOS : Math.min(pause * 2, LONGEST_PAUSE_NANOS);
      return new State(begun, since, next, now + next);
    }
  }
}
