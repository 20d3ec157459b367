package bearer.agent.token;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The token of one credential. However many callers want it, at most one request for it is under
 * way, on the executor and never on a caller; its success and its failure are everybody's. After a
 * failure the server is left alone for a while, during which the old token is used as long as it
 * lives and later callers are told the failure at once.
 *
 * <p>Thread-safe. The lock is held for a few field accesses only, never while a request runs, a
 * thread starts or a line is written.
 */
public final class TokenCell {
  /** Made in advance, because there may be no memory left for it when it is needed. */
  static final TokenUnavailable BROKEN =
      new TokenUnavailable(Code.TOKEN_INTERNAL, "the token request ended in an error");

  private final TokenFetcher fetcher;
  private final Executor executor;
  private final Ticker ticker;
  private final Log log;
  private final Object lock = new Object();

  // written under the lock, read without it on the way of every request
  private volatile @Nullable Token token;
  private volatile @Nullable Flight flight;
  private volatile @Nullable TokenUnavailable failure;

  /** When the server may be asked again; means nothing without a {@link #failure}. */
  private volatile long retryAt;

  private int failures; // in a row; guarded by lock

  public TokenCell(TokenFetcher fetcher, Executor executor, Ticker ticker, Log log) {
    this.fetcher = fetcher;
    this.executor = executor;
    this.ticker = ticker;
    this.log = log;
  }

  /**
   * The token, if there is one that can be sent; never blocks, never throws. Past the first
   * deadline of the token a newer one is being fetched when this returns.
   */
  public @Nullable Token current() {
    Token seen = token;
    if (seen == null) {
      return null;
    }
    long now = ticker.nanos();
    return seen.freshAt(now) ? seen : aged(seen, now);
  }

  private @Nullable Token aged(Token seen, long now) {
    if (!seen.usableAt(now)) {
      return null;
    }
    if (flight == null && backedOff(now) == null) {
      refresh();
    }
    return seen;
  }

  private void refresh() {
    Flight started = null;
    synchronized (lock) {
      long now = ticker.nanos();
      if (!freshToken(now) && flight == null && backedOff(now) == null) {
        started = takeOff();
      }
    }
    launch(started);
  }

  /**
   * The current token, or the next one.
   *
   * @param timeoutNanos how long to wait for it at most; the request itself goes on regardless
   * @throws TokenUnavailable {@link Code#TOKEN_TIMEOUT} when it takes longer or the caller is
   *     interrupted; else what the request failed with
   */
  public Token await(long timeoutNanos) throws TokenUnavailable {
    Token seen = current();
    if (seen != null) {
      return seen;
    }
    Flight joined;
    Flight started = null;
    synchronized (lock) {
      // a flight may have landed between the look above and the lock
      seen = usableToken();
      if (seen != null) {
        return seen;
      }
      joined = flight;
      if (joined == null) {
        rethrowFailure();
        joined = started = takeOff();
      }
    }
    launch(started);
    return joined.await(timeoutNanos);
  }

  /**
   * Forgets a token that turned out to be refused; does nothing if it is not the current one.
   *
   * @return whether {@link #await} may give another token than this one
   */
  public boolean invalidate(Token refused) {
    synchronized (lock) {
      if (token == refused) {
        token = null;
      }
      return token != null || flight != null || backedOff(ticker.nanos()) == null;
    }
  }

  private boolean freshToken(long now) {
    Token seen = token;
    return seen != null && seen.freshAt(now);
  }

  private @Nullable Token usableToken() {
    Token seen = token;
    return seen != null && seen.usableAt(ticker.nanos()) ? seen : null;
  }

  private void rethrowFailure() throws TokenUnavailable {
    TokenUnavailable last = backedOff(ticker.nanos());
    if (last != null) {
      throw last; // has no stack trace, so it can be shared
    }
  }

  /** The failure that forbids another request for now, or null. */
  private @Nullable TokenUnavailable backedOff(long now) {
    TokenUnavailable last = failure;
    return last != null && now - retryAt < 0 ? last : null;
  }

  /** Only with the lock. */
  private Flight takeOff() {
    Flight started = new Flight();
    flight = started;
    return started;
  }

  private void launch(@Nullable Flight started) {
    if (started == null) {
      return;
    }
    try {
      executor.execute(
          new Runnable() { // no lambda: the first one of a JVM is dear, and this is a caller
            @Override
            public void run() {
              fly(started);
            }
          });
    } catch (Throwable noThread) { // also: unable to create native thread
      fail(started, BROKEN);
    }
  }

  private void fly(Flight started) {
    Token fetched = null;
    TokenUnavailable problem = BROKEN;
    try {
      fetched = fetcher.fetch();
    } catch (TokenUnavailable expected) {
      problem = expected;
    } catch (Throwable unexpected) { // Errors too: nobody would ever fetch again
      problem = internal(unexpected);
    } finally {
      if (fetched != null) {
        succeed(started, fetched);
      } else {
        fail(started, problem);
      }
    }
  }

  /** Only the type: the message could hold anything. */
  private static TokenUnavailable internal(Throwable unexpected) {
    return new TokenUnavailable(
        Code.TOKEN_INTERNAL, "the token request ended in " + unexpected.getClass().getName());
  }

  private void succeed(Flight landing, Token fetched) {
    synchronized (lock) {
      token = fetched; // before the slot is free: nobody may find neither token nor flight
      failure = null;
      failures = 0;
      flight = null;
    }
    landing.succeed(fetched);
  }

  private void fail(Flight landing, TokenUnavailable problem) {
    boolean covered;
    synchronized (lock) {
      covered = usableToken() != null;
      retryAt = nextTry(++failures);
      failure = problem;
      flight = null;
    }
    landing.fail(problem);
    report(problem, covered);
  }

  /** Not later than the end of the old token: its last user's successor deserves a try. */
  private long nextTry(int failuresInARow) {
    long now = ticker.nanos();
    long pause = Backoff.nanos(failuresInARow, ThreadLocalRandom.current().nextDouble());
    Token old = usableToken();
    return now + (old == null ? pause : Math.min(pause, old.usableFor(now)));
  }

  /** A caller who gets nothing says so himself, with this reason; the others would never know. */
  private void report(TokenUnavailable problem, boolean covered) {
    if (covered) {
      log.throttled(
          Level.WARN, problem.code(), "refresh", problem.getMessage() + "; using the old token");
    } else {
      log.log(Level.DEBUG, problem.code(), "" + problem.getMessage());
    }
  }
}
