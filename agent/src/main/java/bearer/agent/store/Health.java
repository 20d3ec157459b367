package bearer.agent.store;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.StoreState;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether the store is used: after a failure it is left alone for a while, so that not every call
 * pays for it. A failure is said once, and its end. Thread-safe.
 */
final class Health {
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_DOUBLINGS = 5;
  private static final int LONGEST_REASON = 120;

  private final StoreState state;
  private final Ticker ticker;
  private final Log log;

  @GuardedBy("this")
  private int failures; // in a row

  @GuardedBy("this")
  private long restsUntil;

  Health(StoreState state, Ticker ticker, Log log) {
    this.state = state;
    this.ticker = ticker;
    this.log = log;
  }

  synchronized boolean rests() {
    return failures > 0 && ticker.nanos() - restsUntil < 0;
  }

  /** Nanoseconds until it is tried again; 0 or less if it may be now. */
  synchronized long pause() {
    return failures == 0 ? 0 : restsUntil - ticker.nanos();
  }

  void works() {
    boolean again;
    synchronized (this) {
      again = failures > 0;
      failures = 0;
    }
    state.reached();
    if (again) {
      log.log(
          Level.WARN,
          Code.STORE_USED_AGAIN,
          "the token store " + state.address + " can be used again",
          Field.host(state.address));
    }
  }

  void failed(Throwable cause) {
    String why = text(cause);
    boolean first;
    synchronized (this) {
      first = failures == 0;
      long pause = SECOND << Math.min(failures, MOST_DOUBLINGS);
      failures = Math.max(1, failures + 1);
      restsUntil = ticker.nanos() + pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2);
    }
    state.failed(why);
    if (first) {
      log.log(
          Level.WARN,
          Code.STORE_UNUSABLE,
          "the token store "
              + state.address
              + " cannot be used, so this process asks for its tokens by itself: "
              + why,
          Field.host(state.address));
    }
  }

  /** In words that quote nothing that the store has sent. */
  static String text(Throwable cause) {
    if (cause instanceof SocketTimeoutException) {
      return "it took too long";
    }
    String message = cause.getMessage();
    String type = cause.getClass().getSimpleName();
    String text =
        message == null || !(cause instanceof IOException)
            ? type
            : cause instanceof StoreRefusal ? message : type + ": " + message;
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }
}
