package bearer.agent.token;

import bearer.agent.diag.Code;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One token request under way and the callers who wait for it. It lands once; giving up the wait
 * does not touch it. Waiting parks, so that a virtual thread gives its carrier back.
 */
final class Flight {
  /** Beyond that, it does something that has no deadline of its own, such as reading a file. */
  private static final long MARGIN = 5_000_000_000L;

  /** Doubled for each one that hangs, up to an hour: their threads are lost. */
  private static final int MOST_DOUBLINGS = 8;

  private static final long MOST_PATIENCE = 3_600_000_000_000L;

  /** The failure that still stands unless the secret has changed; null to ask in any case. */
  final @Nullable TokenUnavailable standing;

  private final CountDownLatch landed = new CountDownLatch(1);

  @GuardedBy("this")
  private final List<Runnable> waiting = new ArrayList<>(0);

  // written before the count-down, read after it
  private @Nullable Token token;
  private @Nullable TokenUnavailable problem;

  /** In ticker nanoseconds. */
  private final long startedAt;

  private final long patience;

  /** Whether another one has taken its place; guarded by the lock of {@link Flights}. */
  boolean abandoned;

  Flight(@Nullable TokenUnavailable standing, long startedAt) {
    this(standing, startedAt, Long.MAX_VALUE);
  }

  /**
   * @param patience how old it may get before it counts as dead, in nanoseconds
   */
  Flight(@Nullable TokenUnavailable standing, long startedAt, long patience) {
    this.standing = standing;
    this.startedAt = startedAt;
    this.patience = patience;
  }

  /**
   * How old one may get before it counts as dead.
   *
   * @param longest what one takes that has a deadline for each of its steps
   * @param hanging how many there are already that were given up and have not come back
   * @return nanoseconds
   */
  static long patience(long longest, int hanging) {
    return Math.min((longest + MARGIN) << Math.min(hanging, MOST_DOUBLINGS), MOST_PATIENCE);
  }

  /** A flight that is over. */
  static Flight landed(Token token) {
    Flight over = new Flight(null, 0);
    over.succeed(token);
    return over;
  }

  void succeed(Token fetched) {
    land(fetched, null);
  }

  void fail(TokenUnavailable why) {
    land(null, why);
  }

  private void land(@Nullable Token fetched, @Nullable TokenUnavailable why) {
    List<Runnable> told;
    synchronized (this) {
      if (landed.getCount() == 0) {
        return; // as another one did that it follows
      }
      token = fetched;
      problem = why;
      landed.countDown(); // from here on nobody is added
      told = waiting;
    }
    for (Runnable task : told) {
      run(task);
    }
  }

  /** Lands as the other one does, if it has not landed by then: who waits, waits for both. */
  void follow(Flight other) {
    Runnable land =
        new Runnable() {
          @Override
          public void run() {
            land(other.token, other.problem);
          }
        };
    if (!other.whenLanded(land)) {
      land.run();
    }
  }

  /** Runs the task when it lands; returns false if it has landed already. */
  boolean whenLanded(Runnable task) {
    synchronized (this) {
      return landed.getCount() > 0 && waiting.add(task);
    }
  }

  long startedAt() {
    return startedAt;
  }

  /** Whether it is too old to be still expected. */
  boolean isDead(long now) {
    return now - startedAt >= patience;
  }

  /** How many nanoseconds there are until it is as old as the timeout; negative afterwards. */
  long left(long timeoutNanos, long now) {
    return timeoutNanos - (now - startedAt);
  }

  @SuppressWarnings("EmptyCatch")
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable theirs) { // must not keep the others from being told
    }
  }

  /**
   * Waits until the flight is as old as the timeout: who boards late waits less, so that a call
   * that asks twice, or a hundred calls one after another, do not wait for the same slow server
   * again and again.
   *
   * @param now in ticker nanoseconds
   * @throws TokenUnavailable what the flight failed with; {@link Code#TOKEN_TIMEOUT} if it is still
   *     under way at that age, or at once if the caller is interrupted, whose flag stays set
   */
  Token await(long timeoutNanos, long now) throws TokenUnavailable {
    long left = left(timeoutNanos, now);
    try {
      // an interrupted caller still gets what is there already
      if (landed.getCount() > 0 && !landed.await(left, TimeUnit.NANOSECONDS)) {
        throw new TokenUnavailable(Code.TOKEN_TIMEOUT, "no token yet" + text(timeoutNanos));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TokenUnavailable(Code.TOKEN_TIMEOUT, "interrupted while waiting for a token");
    }
    return result();
  }

  private Token result() throws TokenUnavailable {
    if (token != null) {
      return token;
    }
    throw problem != null ? problem : Fetch.BROKEN;
  }

  private static String text(long nanos) {
    return nanos == 0 ? "" : " after " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
  }
}
