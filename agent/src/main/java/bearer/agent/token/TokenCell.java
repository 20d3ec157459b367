package bearer.agent.token;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.net.Url;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.Executor;
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
  private final TokenFetcher fetcher;
  private final Executor executor;
  private final Ticker ticker;
  private final Log log;
  private final TokenRules rules;
  private final Counters counters;
  private final Object lock = new Object();
  private final Outage outage;
  private final ClockDrift drift;

  @GuardedBy("lock")
  private final Refusals refusals = new Refusals();

  // written under the lock, read without it on the way of every request
  private volatile @Nullable Token token;
  private volatile @Nullable Flight flight;

  /** With the default rules and numbers of its own. */
  public TokenCell(TokenFetcher fetcher, Executor executor, Ticker ticker, Log log) {
    this(fetcher, executor, ticker, log, TokenRules.DEFAULT, new ServerGates(), new Counters());
  }

  /**
   * @param gates shared by all cells, since a server's wish to be left alone is for all of them
   */
  public TokenCell(
      TokenFetcher fetcher,
      Executor executor,
      Ticker ticker,
      Log log,
      TokenRules rules,
      ServerGates gates,
      Counters counters) {
    this.fetcher = fetcher;
    this.executor = executor;
    this.ticker = ticker;
    this.log = log;
    this.rules = rules;
    this.counters = counters;
    this.outage = new Outage(fetcher, gates);
    this.drift = new ClockDrift(ticker);
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
    return seen.freshAt(now) && !drift.due(now) ? seen : aged(seen, now);
  }

  private @Nullable Token aged(Token seen, long now) {
    if (drift.due(now) && drift.found()) {
      forget(seen);
      return null;
    }
    if (seen.freshAt(now)) {
      return seen;
    }
    if (!seen.usableAt(now) && !lingers(seen, now, outage.problem())) {
      return null;
    }
    if (flight == null && outage.forbids(now) == null) {
      refresh();
    }
    return seen;
  }

  private boolean lingers(Token old, long now, @Nullable TokenUnavailable failure) {
    return failure != null && rules.prefersOld(old, now, failure);
  }

  private void refresh() {
    Fetch started = null;
    synchronized (lock) {
      long now = ticker.nanos();
      Token old = token;
      if ((old == null || !old.freshAt(now)) && flight == null && outage.forbids(now) == null) {
        started = takeOff(now);
      }
    }
    if (started != null) {
      counters.increment(Counter.REFRESH_AHEAD);
      launch(started);
    }
  }

  /** Starts to fetch a token that nobody waits for, unless there is one; never blocks or throws. */
  public void warmUp() {
    if (token == null) {
      refresh();
    }
  }

  /**
   * The current token, or the next one.
   *
   * @param timeoutNanos how old the request may be while this waits for it; the request itself goes
   *     on regardless
   * @throws TokenUnavailable {@link Code#TOKEN_TIMEOUT} when it takes longer or the caller is
   *     interrupted; else what the request failed with
   */
  public Token await(long timeoutNanos) throws TokenUnavailable {
    Token seen = current();
    if (seen != null) {
      return seen;
    }
    Flight joined = board();
    counters.increment(Counter.WAITERS);
    return await(joined, timeoutNanos);
  }

  /**
   * As {@link #await}, without waiting: where there is neither a token nor a failure that still
   * stands, a request for one is under way when this throws {@link Code#TOKEN_TIMEOUT}.
   */
  public Token atHand() throws TokenUnavailable {
    Token seen = current();
    return seen != null ? seen : await(board(), 0);
  }

  private Token await(Flight joined, long timeoutNanos) throws TokenUnavailable {
    try {
      return joined.await(timeoutNanos, ticker.nanos());
    } catch (TokenUnavailable why) {
      Token old = token;
      if (old != null && lingers(old, ticker.nanos(), why)) {
        return old;
      }
      throw why;
    }
  }

  /**
   * As {@link #await}, for callers that must not block: the task runs when the request under way
   * ends, on the agent's thread, which it must not keep.
   *
   * @return how many nanoseconds the caller should wait for that at most; 0 or less if there is
   *     nothing to wait for and the task will not run: there is a token, or a failure that still
   *     stands, or the request is as old as the timeout already
   */
  public long whenLanded(Runnable task, long timeoutNanos) {
    if (current() != null) {
      return 0;
    }
    Flight joined;
    try {
      joined = board();
    } catch (TokenUnavailable standing) {
      return 0;
    }
    long left = joined.left(timeoutNanos, ticker.nanos());
    if (left <= 0 || !joined.whenLanded(task)) {
      return 0;
    }
    counters.increment(Counter.WAITERS);
    return left;
  }

  /**
   * The request under way, or a new one.
   *
   * @throws TokenUnavailable the last failure, while the server is left alone
   */
  private Flight board() throws TokenUnavailable {
    Fetch started;
    synchronized (lock) {
      long now = ticker.nanos();
      Token landed = token; // between the caller's look and the lock
      if (landed != null && landed.usableAt(now)) {
        return Flight.landed(landed);
      }
      Flight joined = flight;
      if (joined != null) {
        return joined;
      }
      TokenUnavailable last = outage.forbids(now);
      if (last != null) {
        throw last; // has no stack trace, so it can be shared
      }
      started = takeOff(now);
    }
    launch(started);
    return started.flight;
  }

  /**
   * Says that an API refused a request with 401 although it carried this token. The token is
   * forgotten if it is still the current one and it makes sense to ask for another: not in its
   * first 5 s, not within 10 s of the last time, not while the server is left alone. Until then it
   * goes on being served, since dropping it would only take it away from the calls it is good for.
   *
   * @param refused exactly the token that was sent, as this cell gave it
   * @return whether to send the request again makes sense: {@link #await} has, or can try to get,
   *     another token; false means that it would give the same one or none
   */
  public boolean invalidate(Token refused) {
    synchronized (lock) {
      long now = ticker.nanos();
      Token seen = token;
      boolean obtainable = flight != null || outage.forbids(now) == null;
      if (seen != refused) {
        return obtainable || (seen != null && seen.usableAt(now));
      }
      if (!obtainable || !refusals.heed(now)) {
        return false;
      }
      token = null;
    }
    counters.increment(Counter.INVALIDATED_BY_401);
    return true;
  }

  private void forget(Token untrusted) {
    synchronized (lock) {
      if (token == untrusted) {
        token = null;
      }
    }
  }

  /** Where tokens are asked for; null until it is known. Never blocks. */
  public @Nullable Url tokenUrl() {
    return fetcher.tokenUrl();
  }

  /** Seconds until the token is not sent any more; {@link Counters#UNKNOWN} if there is none. */
  public long secondsToExpiry() {
    Token seen = token;
    long nanos = seen == null ? -1 : seen.usableFor(ticker.nanos());
    return nanos < 0 ? Counters.UNKNOWN : nanos / 1_000_000_000L;
  }

  /** Which credential obtained the token, from 0; {@link Counters#UNKNOWN} if there is none. */
  public long currentCredential() {
    Token seen = token;
    return seen == null ? Counters.UNKNOWN : seen.credential();
  }

  /** Takes the slot last: nobody would free it if anything else failed. */
  @GuardedBy("lock")
  private Fetch takeOff(long now) {
    Flight started = new Flight(outage.standing(now), now);
    Fetch fetch = new Fetch(this, started, fetcher, outage, drift, ticker, counters, log);
    flight = started;
    return fetch;
  }

  private void launch(Fetch fetch) {
    try {
      executor.execute(fetch);
    } catch (Throwable noThread) { // also: unable to create native thread
      fetch.fail(Fetch.BROKEN, 0);
    }
  }

  Token timed(Token fetched) {
    return rules.applied(fetched);
  }

  void succeed(Flight landing, Token fetched) {
    synchronized (lock) {
      token = fetched; // before the slot is free: nobody may find neither token nor flight
      outage.succeeded();
      refusals.issued(ticker.nanos());
      flight = null;
    }
    landing.succeed(fetched);
  }

  /** Nobody was asked, so nothing has changed. */
  void standDown(Flight landing) {
    synchronized (lock) {
      flight = null;
    }
    landing.fail(landing.standing == null ? Fetch.BROKEN : landing.standing);
  }

  /** Returns whether the old token goes on being used. */
  boolean fail(Flight landing, TokenUnavailable problem, long secret) {
    Token old;
    synchronized (lock) {
      long now = ticker.nanos();
      Token seen = token;
      boolean usable = seen != null && seen.usableAt(now);
      outage.failed(problem, secret, now, usable ? seen : null);
      old = usable || (seen != null && lingers(seen, now, problem)) ? seen : null;
      flight = null;
    }
    if (old != null) {
      landing.succeed(old);
    } else {
      landing.fail(problem);
    }
    return old != null;
  }
}
