package bearer.agent.token;

import bearer.agent.base.Alarms;
import bearer.agent.base.Stopped;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The one token request of a cell that may be under way, and what came of the last ones. There is
 * no state in which none could be made ever again: whatever fails after the place was taken frees
 * it, and a request that does not come back is replaced after a while.
 *
 * <p>Thread-safe. The lock is held for a few field accesses only, never while a request runs, a
 * thread starts or a line is written.
 */
final class Flights implements TokenFollower {
  final TokenFetcher fetcher;
  final Ticker ticker;
  final Log log;
  final TokenRules rules;
  final Counters counters;
  final Outage outage;
  final Answers answers;
  final TokenReports reports;
  final FetchCounts fetches = new FetchCounts();
  private final Renewal renewal;
  private final Executor executor;
  private final Object lock = new Object();

  /** How many have been replaced and have not come back. */
  @GuardedBy("lock")
  private int hanging;

  // written under the lock, read without it on the way of every request
  private volatile @Nullable Held held;
  private volatile @Nullable Flight flight;
  private volatile @Nullable Held refused;

  /** Whether nobody is to be asked for a token that nobody waits for. */
  volatile boolean halted;

  Flights(
      TokenFetcher fetcher,
      Executor executor,
      Alarms alarms,
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
    this.reports = new TokenReports(log, fetcher);
    this.answers = new Answers(this, reports);
    this.renewal = new Renewal(alarms);
    fetcher.follow(this);
  }

  /** The newest token, however old. */
  @Nullable Held held() {
    return held;
  }

  /** What an API has refused, while there is no other. */
  @Nullable Held refused() {
    return refused;
  }

  /** Starts to fetch a token that nobody waits for, if it is time for one; never blocks. */
  @SuppressWarnings("EmptyCatch")
  void ahead(long now) {
    Flight last = flight;
    if (!halted && (last == null || last.isDead(now)) && outage.forbids(now) == null) {
      try {
        board(true, false);
      } catch (TokenUnavailable left) { // alone, since a moment ago
      }
    }
  }

  /**
   * The request under way, or a new one, or one that is over if there is a token meanwhile. Takes
   * the place last under the lock and frees it with nothing but field accesses: what fails may fail
   * for want of stack or memory.
   *
   * @param ahead whether only a token past its first deadline is replaced; {@code anew}: any is
   * @throws TokenUnavailable the last failure, while the server is left alone
   */
  Flight board(boolean ahead, boolean anew) throws TokenUnavailable {
    Fetch fetch = null;
    Flight dead = null;
    boolean launched = false;
    try {
      synchronized (lock) {
        long now = ticker.nanos();
        Flight other = other(ahead, anew, now);
        if (other != null) {
          return other;
        }
        dead = flight;
        Fetch prepared = prepared(now, ahead);
        if (dead != null) {
          dead.abandoned = true;
          hanging++;
        }
        fetch = prepared;
        flight = prepared.flight;
      }
      launch(fetch);
      launched = true;
    } finally {
      if (fetch != null && !launched) {
        synchronized (lock) {
          if (flight == fetch.flight) {
            flight = null;
          }
        }
      }
    }
    if (dead != null) {
      abandon(dead, fetch.flight);
    }
    return fetch.flight;
  }

  @GuardedBy("lock")
  private @Nullable Flight other(boolean ahead, boolean anew, long now) throws TokenUnavailable {
    Held landed = held; // between the caller's look and the lock
    if (landed != null && !anew && (ahead ? landed.freshAt(now) : landed.usableAt(now))) {
      return Flight.landed(landed.token);
    }
    Flight joined = flight;
    if (joined != null && !joined.isDead(now)) {
      return joined;
    }
    TokenUnavailable last = outage.forbids(now);
    if (last != null) {
      throw last; // has no stack trace, so it can be shared
    }
    return null;
  }

  @GuardedBy("lock")
  private Fetch prepared(long now, boolean ahead) {
    long patience = Flight.patience(fetcher.longestNanos(), hanging);
    return new Fetch(this, new Flight(outage.standing(now), now, patience), ahead);
  }

  private void launch(Fetch fetch) {
    try {
      executor.execute(fetch);
    } catch (Throwable noThread) { // also: unable to create native thread
      fetch.fail(Fetch.BROKEN, 0); // which is told, and counted
      Stopped.rethrow(noThread);
    }
  }

  /** Whoever waits for it goes on waiting: for whichever of the two lands first. */
  private void abandon(Flight dead, Flight instead) {
    dead.follow(instead);
    reports.hangs(-dead.left(0, ticker.nanos()));
  }

  /** Asks for one; blocks. */
  Held fetched() throws TokenUnavailable {
    ClockDrift drift = new ClockDrift(ticker);
    Token token = rules.applied(fetcher.fetch());
    // one that another process asked for has an age already
    return new Held(token, drift, token.origin().shared ? token.requestedAt() : ticker.nanos());
  }

  @Override
  public boolean newer(Token token) {
    Held before = held;
    Held shared = new Held(rules.applied(token), new ClockDrift(ticker), token.requestedAt());
    succeed(new Flight(null, ticker.nanos()), shared);
    return before != null && before.wasUsed();
  }

  /**
   * A token that was asked for before the one in use is not used; one that came after its request
   * was given up is.
   */
  void succeed(Flight landing, Held fetched) {
    Held newest;
    long now = ticker.nanos();
    long outageNanos;
    synchronized (lock) {
      Held seen = held;
      boolean late = flight != landing;
      newest = late && seen != null && seen.isNewerThan(fetched) ? seen : fetched;
      held = newest; // before the slot is free: nobody may find neither token nor flight
      refused = null;
      outageNanos = outage.succeeded(now);
      free(landing);
    }
    landing.succeed(newest.token);
    int missed = outage.takeMissed();
    if (outageNanos >= 0) {
      reports.again(outageNanos, missed);
    }
    renewal.plan(newest.token.refreshAt() - newest.time(now), this, newest);
  }

  /** Nobody was asked, so nothing has changed. */
  void standDown(Flight landing) {
    synchronized (lock) {
      free(landing);
    }
    landing.fail(landing.standing == null ? Fetch.BROKEN : landing.standing);
  }

  /** Returns whether the old token goes on being used. */
  boolean fail(Flight landing, TokenUnavailable problem, long secret) {
    Held old;
    long now = ticker.nanos();
    synchronized (lock) {
      Held seen = held;
      boolean usable = seen != null && seen.usableAt(now);
      if (flight == landing) { // what failed late says nothing about now
        outage.failed(problem, secret, now, usable ? seen : null);
      }
      old = seen != null && (usable || lingers(seen, now, problem)) ? seen : null;
      free(landing);
    }
    if (old != null) {
      landing.succeed(old.token);
      outage.told();
      renewal.plan(outage.pauseLeft(now), this, old);
    } else {
      landing.fail(problem);
    }
    if (refused != null && problem.kind() == FailureKind.CREDENTIAL) {
      answers.credentialRejected();
    }
    return old != null;
  }

  /** The end of a request, whatever came of it; more than once is as good as once. */
  void over(Flight landing) {
    synchronized (lock) {
      free(landing);
    }
    landing.fail(Fetch.BROKEN);
  }

  @GuardedBy("lock")
  private void free(Flight landing) {
    if (flight == landing) {
      flight = null;
    } else if (landing.abandoned) {
      landing.abandoned = false;
      hanging--;
    }
  }

  boolean lingers(Held old, long now, @Nullable TokenUnavailable failure) {
    return failure != null && rules.prefersOld(old.token, old.time(now), failure);
  }

  boolean isUnderWay() {
    return flight != null;
  }

  /** Whether there is a request for a token, or could be. */
  boolean isObtainable(long now) {
    return flight != null || outage.forbids(now) == null;
  }

  /** Keeps it for others alone, until there is another; nothing if there is by now. */
  void giveUp(Held answered) {
    synchronized (lock) {
      if (held != answered) {
        return;
      }
      held = null;
      refused = answered;
    }
    counters.increment(Counter.INVALIDATED_BY_401);
    fetcher.refused(answered.token);
  }

  /** Asks for the next one, if this is the newest still and somebody was given it. */
  void renew(Held fresh) {
    long now = ticker.nanos();
    if (held == fresh && fresh.wasUsed() && fresh.usableAt(now)) {
      ahead(now);
    }
  }
}
