package bearer.agent.token;

import bearer.agent.base.Alarms;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.net.Url;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The token of one credential. However many callers want it, at most one request for it is under
 * way, on the executor and never on a caller; its success and its failure are everybody's. After a
 * failure the server is left alone for a while, during which the old token is used as long as it
 * lives and later callers are told the failure at once.
 *
 * <p>Thread-safe. {@link #current} takes no lock.
 */
public final class TokenCell {
  private final Ticker ticker;
  private final Counters counters;
  private final Flights flights;

  /** With the default rules and numbers of its own. */
  public TokenCell(TokenFetcher fetcher, Executor executor, Ticker ticker, Log log) {
    this(fetcher, executor, ticker, log, TokenRules.DEFAULT, new ServerGates(), new Counters());
  }

  /** Renews no token by itself: only as callers come. */
  public TokenCell(
      TokenFetcher fetcher,
      Executor executor,
      Ticker ticker,
      Log log,
      TokenRules rules,
      ServerGates gates,
      Counters counters) {
    this(fetcher, executor, Alarms.NONE, ticker, log, rules, gates, counters);
  }

  /**
   * @param alarms when a token that is in use is renewed, whether or not anybody calls then
   * @param gates shared by all cells, since a server's wish to be left alone is for all of them
   */
  public TokenCell(
      TokenFetcher fetcher,
      Executor executor,
      Alarms alarms,
      Ticker ticker,
      Log log,
      TokenRules rules,
      ServerGates gates,
      Counters counters) {
    this.ticker = ticker;
    this.counters = counters;
    this.flights = new Flights(fetcher, executor, alarms, ticker, log, rules, gates, counters);
  }

  /**
   * The token, if there is one that can be sent; never blocks, never throws. Past the first
   * deadline of the token a newer one is being fetched when this returns.
   */
  public @Nullable Token current() {
    Held seen = flights.held();
    if (seen == null) {
      return null;
    }
    long now = ticker.nanos();
    return seen.quietAt(now) ? seen.use() : aged(seen, now);
  }

  private @Nullable Token aged(Held seen, long now) {
    if (!seen.freshAt(now)) {
      if (!seen.usableAt(now) && !flights.lingers(seen, now, flights.outage.problem())) {
        return null;
      }
      flights.ahead(now);
    }
    return seen.use();
  }

  /**
   * Whether no rule uses the token: then none is asked for that nobody waits for.
   *
   * @param switchedOff false to go on as before
   */
  public void halt(boolean switchedOff) {
    flights.halted = switchedOff;
  }

  /** Starts to fetch a token that nobody waits for, unless there is one; never blocks or throws. */
  public void warmUp() {
    if (flights.held() == null) {
      flights.ahead(ticker.nanos());
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
    Flight joined = flights.board(false, false);
    counters.increment(Counter.WAITERS);
    return await(joined, timeoutNanos);
  }

  /**
   * As {@link #await}, without waiting: where there is neither a token nor a failure that still
   * stands, a request for one is under way when this throws {@link Code#TOKEN_TIMEOUT}.
   */
  public Token atHand() throws TokenUnavailable {
    Token seen = current();
    return seen != null ? seen : await(flights.board(false, false), 0);
  }

  /**
   * As {@link #atHand}, for somebody who wants to know and will not send it: the token does not
   * count as used, so it is not renewed for that.
   */
  public void probe() throws TokenUnavailable {
    Held seen = flights.held();
    long now = ticker.nanos();
    if (seen == null || !seen.usableAt(now)) {
      flights.board(false, false).await(0, now);
    }
  }

  /**
   * Asks for another token although there may be one, which goes on being used until the other is
   * there.
   *
   * @param timeoutNanos how old the request may be while this waits for it
   * @throws TokenUnavailable {@link Code#TOKEN_TIMEOUT} while it goes on; else what it failed with
   */
  public void renew(long timeoutNanos) throws TokenUnavailable {
    Held before = flights.held();
    Token given = flights.board(true, true).await(timeoutNanos, ticker.nanos());
    TokenUnavailable why = flights.outage.problem();
    if (before != null && before.token == given && why != null) {
      throw why;
    }
  }

  private Token await(Flight joined, long timeoutNanos) throws TokenUnavailable {
    try {
      return used(joined.await(timeoutNanos, ticker.nanos()));
    } catch (TokenUnavailable why) {
      Held old = flights.held();
      if (old != null && flights.lingers(old, ticker.nanos(), why)) {
        return old.use();
      }
      throw why;
    }
  }

  private Token used(Token given) {
    Held newest = flights.held();
    return newest != null && newest.token == given ? newest.use() : given;
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
      joined = flights.board(false, false);
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
   * Says that an API refused a request with 401 although it carried this token. The token is
   * forgotten if it is still the current one and it makes sense to ask for another: not in its
   * first 5 s, not within 10 s of the last time (up to 10 min if one after another is refused,
   * which is said once), not while the server is left alone. Until then it goes on being served,
   * since dropping it would only take it away from the calls it is good for; for the same reason it
   * stays as {@link #fallback} until there is another one.
   *
   * @param refused exactly the token that was sent, as this cell gave it
   * @return whether to send the request again makes sense: {@link #await} has, or can try to get,
   *     another token; false means that it would give the same one or none
   */
  public boolean invalidate(Token refused) {
    long now = ticker.nanos();
    Held seen = flights.held();
    boolean obtainable = flights.isObtainable(now);
    if (seen == null || seen.token != refused) {
      return obtainable || (seen != null && seen.usableAt(now));
    }
    return obtainable && flights.answers.refused(seen, now);
  }

  /** Says that an API has accepted a request with this token. Costs next to nothing. */
  public void accepted(Token answered) {
    Held seen = flights.held();
    if (seen != null && seen.token == answered) {
      flights.answers.accepted(seen);
    }
  }

  /** What refusals that go on mean, for somebody who may say it with more. */
  public TokenReports reports() {
    return flights.reports;
  }

  /** Says that a call went out, or failed, without a token, for want of one. */
  public void missed() {
    flights.outage.missed();
  }

  /**
   * A token that an API has refused and that still lives, where a request for another one has
   * failed and {@link #current} has none: it may be good elsewhere. Another one is asked for behind
   * the callers. Never blocks, never throws.
   */
  public @Nullable Token fallback() {
    Held old = flights.refused();
    TokenUnavailable why = flights.outage.problem();
    if (old == null || why == null) {
      return null;
    }
    long now = ticker.nanos();
    if (!old.usableAt(now) && !flights.lingers(old, now, why)) {
      return null;
    }
    flights.ahead(now);
    return flights.held() == null ? old.use() : null;
  }

  /** Where tokens are asked for; null until it is known. Never blocks. */
  public @Nullable Url tokenUrl() {
    return flights.fetcher.tokenUrl();
  }

  /** Seconds until the token is not sent any more; {@link Counters#UNKNOWN} if there is none. */
  public long secondsToExpiry() {
    Held seen = flights.held();
    long nanos = seen == null ? -1 : seen.token.usableFor(seen.time(ticker.nanos()));
    return nanos < 0 ? Counters.UNKNOWN : nanos / 1_000_000_000L;
  }

  /** Why the last request for a token failed; null if it did not. */
  public @Nullable TokenUnavailable lastFailure() {
    return flights.outage.problem();
  }

  /** Seconds since requests for a token began to fail; 0 if the last one did not. */
  public long secondsFailing() {
    return flights.outage.lasts(ticker.nanos()) / 1_000_000_000L;
  }

  public FetchCounts fetches() {
    return flights.fetches;
  }

  /** The store that its tokens are shared through; null if there is none. */
  public @Nullable StoreState store() {
    return flights.fetcher.store();
  }

  /** Which credential obtained the token, from 0; {@link Counters#UNKNOWN} if there is none. */
  public long currentCredential() {
    Held seen = flights.held();
    return seen == null ? Counters.UNKNOWN : seen.token.credential();
  }
}
