package bearer.agent.token;

import bearer.agent.diag.Code;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One token request under way and the callers who wait for it. It lands once; giving up the wait
 * does not touch it. Waiting parks, so that a virtual thread gives its carrier back.
 */
final class Flight {
  private final CountDownLatch landed = new CountDownLatch(1);

  // written before the count-down, read after it
  private @Nullable Token token;
  private @Nullable TokenUnavailable problem;

  void succeed(Token fetched) {
    token = fetched;
    landed.countDown();
  }

  void fail(TokenUnavailable why) {
    problem = why;
    landed.countDown();
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
    throw problem != null ? problem : TokenCell.BROKEN;
  }

  private static String text(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
  }
}
