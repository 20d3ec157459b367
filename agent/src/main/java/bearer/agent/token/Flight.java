package bearer.agent.token;

import bearer.agent.diag.Code;
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
  /** The failure that still stands unless the secret has changed; null to ask in any case. */
  final @Nullable TokenUnavailable standing;

  private final CountDownLatch landed = new CountDownLatch(1);
  private final List<TokenCallback> callbacks = new ArrayList<>(0); // guarded by itself

  // written before the count-down, read after it
  private @Nullable Token token;
  private @Nullable TokenUnavailable problem;

  Flight(@Nullable TokenUnavailable standing) {
    this.standing = standing;
  }

  /** A flight that is over. */
  static Flight landed(Token token) {
    Flight over = new Flight(null);
    over.succeed(token);
    return over;
  }

  void succeed(Token fetched) {
    token = fetched;
    land();
  }

  void fail(TokenUnavailable why) {
    problem = why;
    land();
  }

  private void land() {
    synchronized (callbacks) {
      landed.countDown(); // from here on nobody is added
    }
    for (TokenCallback waiting : callbacks) {
      tell(waiting);
    }
  }

  /** Tells the callback when it lands, or at once if it has landed. */
  void whenLanded(TokenCallback callback) {
    synchronized (callbacks) {
      if (landed.getCount() > 0) {
        callbacks.add(callback);
        return;
      }
    }
    tell(callback);
  }

  @SuppressWarnings("EmptyCatch")
  private void tell(TokenCallback callback) {
    try {
      callback.available(result());
    } catch (TokenUnavailable why) {
      tell(callback, why);
    } catch (Throwable theirs) { // must not keep the others from being told
    }
  }

  @SuppressWarnings("EmptyCatch")
  static void tell(TokenCallback callback, TokenUnavailable why) {
    try {
      callback.unavailable(why);
    } catch (Throwable theirs) { // as above
    }
  }

  /**
   * @throws TokenUnavailable what the flight failed with; {@link Code#TOKEN_TIMEOUT} if it is still
   *     under way after the timeout, or at once if the caller is interrupted, whose flag stays set
   */
  Token await(long timeoutNanos) throws TokenUnavailable {
    try {
      // an interrupted caller still gets what is there already
      if (landed.getCount() > 0 && !landed.await(timeoutNanos, TimeUnit.NANOSECONDS)) {
        throw new TokenUnavailable(Code.TOKEN_TIMEOUT, "no token yet after " + text(timeoutNanos));
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
    return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
  }
}
