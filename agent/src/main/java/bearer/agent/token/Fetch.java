package bearer.agent.token;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What happens on the agent's thread while a flight is under way; ends in a landing, always. */
final class Fetch implements Runnable {
  /** Made in advance, because there may be no memory left for it when it is needed. */
  @SuppressWarnings("StaticAssignmentOfThrowable")
  static final TokenUnavailable BROKEN =
      new TokenUnavailable(Code.TOKEN_INTERNAL, "the token request ended in an error");

  private final TokenCell cell;
  final Flight flight;
  private final TokenFetcher fetcher;
  private final Outage outage;
  private final ClockDrift drift;
  private final Ticker ticker;
  private final Counters counters;
  private final Log log;

  Fetch(
      TokenCell cell,
      Flight flight,
      TokenFetcher fetcher,
      Outage outage,
      ClockDrift drift,
      Ticker ticker,
      Counters counters,
      Log log) {
    this.cell = cell;
    this.flight = flight;
    this.fetcher = fetcher;
    this.outage = outage;
    this.drift = drift;
    this.ticker = ticker;
    this.counters = counters;
    this.log = log;
  }

  @Override
  public void run() {
    Token fetched = null;
    TokenUnavailable problem = BROKEN;
    long secret = 0;
    boolean pointless = false;
    try {
      secret = fetcher.credentialFingerprint(); // first: changed later, it is tried once more
      pointless = flight.standing != null && outage.rejected(secret);
      if (!pointless) {
        counters.increment(Counter.TOKEN_REQUESTED);
        drift.restart();
        fetched = cell.timed(fetcher.fetch());
      }
    } catch (TokenUnavailable expected) {
      problem = expected;
    } catch (Throwable unexpected) { // Errors too: nobody would ever fetch again
      problem = internal(unexpected);
    } finally {
      land(fetched, problem, pointless, secret);
    }
  }

  private void land(
      @Nullable Token fetched, TokenUnavailable problem, boolean pointless, long secret) {
    if (fetched != null) {
      cell.succeed(flight, fetched);
      counters.increment(Counter.TOKEN_FETCHED);
      report(fetched);
    } else if (pointless) {
      cell.standDown(flight);
    } else {
      fail(problem, secret);
    }
  }

  /** Only the type: the message could hold anything. */
  private static TokenUnavailable internal(Throwable unexpected) {
    return new TokenUnavailable(
        Code.TOKEN_INTERNAL, "the token request ended in " + unexpected.getClass().getName());
  }

  /** Also where there is no thread to run on. */
  void fail(TokenUnavailable problem, long secret) {
    boolean covered = cell.fail(flight, problem, secret);
    outage.tellServer(problem, ticker.nanos());
    counters.increment(Counter.failure(problem.code()));
    report(problem, covered);
  }

  private void report(Token fetched) {
    if (log.logs(Level.DEBUG)) {
      long now = ticker.nanos();
      log.log(
          Level.DEBUG,
          Code.TOKEN_OBTAINED,
          "token "
              + fetched.fingerprint()
              + " obtained in "
              + TimeUnit.NANOSECONDS.toMillis(now - fetched.requestedAt())
              + " ms, used for "
              + TimeUnit.NANOSECONDS.toSeconds(fetched.usableFor(now))
              + " s at most");
    }
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
