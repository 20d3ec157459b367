package bearer.agent.token;

import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What happens on the agent's thread while a flight is under way; ends in a landing, always. */
final class Fetch implements Runnable {
  /** Made in advance, because there may be no memory left for it when it is needed. */
  @SuppressWarnings("StaticAssignmentOfThrowable")
  static final TokenUnavailable BROKEN =
      new TokenUnavailable(Code.TOKEN_INTERNAL, "the token request ended in an error");

  private final Flights flights;
  final Flight flight;
  private final boolean ahead;

  /**
   * @param ahead whether there is a token that can be sent meanwhile
   */
  Fetch(Flights flights, Flight flight, boolean ahead) {
    this.flights = flights;
    this.flight = flight;
    this.ahead = ahead;
  }

  @Override
  public void run() {
    try {
      fetch();
    } finally {
      flights.over(flight);
    }
  }

  private void fetch() {
    Held fetched = null;
    TokenUnavailable problem = BROKEN;
    long secret = 0;
    boolean pointless = false;
    boolean shares = flights.fetcher.store() != null; // then it is known afterwards who was asked
    try {
      secret = flights.fetcher.credentialFingerprint(); // first: changed later, it is tried again
      pointless = flight.standing != null && flights.outage.rejected(secret);
      if (!pointless) {
        if (!shares) {
          count();
        }
        fetched = flights.fetched();
      }
    } catch (TokenUnavailable expected) {
      problem = expected;
    } catch (Throwable unexpected) { // Errors too: nobody would ever fetch again
      problem = internal(unexpected);
    }
    if (shares && !pointless && !isShared(fetched)) {
      count();
    }
    land(fetched, problem, pointless, secret);
  }

  private static boolean isShared(@Nullable Held fetched) {
    return fetched != null && fetched.token.origin().shared;
  }

  private void count() {
    flights.counters.increment(Counter.TOKEN_REQUESTED);
    if (ahead) {
      flights.counters.increment(Counter.REFRESH_AHEAD);
    }
  }

  private void land(
      @Nullable Held fetched, TokenUnavailable problem, boolean pointless, long secret) {
    if (fetched != null) {
      flights.succeed(flight, fetched);
      if (!isShared(fetched)) {
        flights.counters.increment(Counter.TOKEN_FETCHED);
        flights.fetches.obtained();
      }
      report(fetched.token);
    } else if (pointless) {
      flights.standDown(flight);
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
    boolean covered = flights.fail(flight, problem, secret);
    flights.outage.tellServer(problem, flights.ticker.nanos());
    flights.counters.increment(Counter.failure(problem.code()));
    flights.fetches.failed(problem.code());
    report(problem, covered);
  }

  private void report(Token fetched) {
    if (flights.log.logs(Level.DEBUG)) {
      long now = flights.ticker.nanos();
      flights.log.log(
          Level.DEBUG,
          Code.TOKEN_OBTAINED,
          "token "
              + fetched.fingerprint()
              + (fetched.origin().shared ? " taken from the store in " : " obtained in ")
              + TimeUnit.NANOSECONDS.toMillis(now - flight.startedAt())
              + " ms, used for "
              + TimeUnit.NANOSECONDS.toSeconds(fetched.usableFor(now))
              + " s at most");
    }
  }

  /** A caller who gets nothing says so himself, with this reason; the others would never know. */
  private void report(TokenUnavailable problem, boolean covered) {
    if (covered) {
      flights.log.throttled(
          Level.WARN, problem.code(), "refresh", problem.getMessage() + "; using the old token");
    } else {
      flights.log.log(Level.DEBUG, problem.code(), "" + problem.getMessage());
    }
  }
}
