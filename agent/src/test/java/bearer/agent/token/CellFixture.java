package bearer.agent.token;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A cell whose time, server and thread belong to the test. Its requests run on the caller. */
final class CellFixture {
  /** Of {@link #server}'s tokens, in milliseconds. */
  static final long SOFT = 225_000;

  static final long HARD = 290_000;

  final FakeTicker ticker = new FakeTicker();
  final FakeFetcher server = new FakeFetcher(ticker, SOFT, HARD);
  final ServerGates gates = new ServerGates();
  final Counters counters = new Counters();
  final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  final TokenCell cell = cell(TokenRules.DEFAULT);

  TokenCell cell(TokenRules rules) {
    return cell(server, Runnable::run, rules);
  }

  TokenCell cell(TokenFetcher fetcher, Executor executor, TokenRules rules) {
    Log log = new Log(Level.WARN, logged, ticker);
    return new TokenCell(fetcher, executor, ticker, log, rules, gates, counters);
  }

  static TokenRules rules(long refreshBeforeMillis, long serveStaleMillis) {
    return new TokenRules(
        TimeUnit.MILLISECONDS.toNanos(refreshBeforeMillis),
        TimeUnit.MILLISECONDS.toNanos(serveStaleMillis));
  }

  /** The value of the token without {@code Bearer}, or the code of the failure. */
  String get() {
    return get(cell);
  }

  static String get(TokenCell cell) {
    try {
      return cell.await(0).header().substring("Bearer ".length());
    } catch (TokenUnavailable problem) {
      return problem.code().name();
    }
  }

  Token token() {
    return token(cell);
  }

  static Token token(TokenCell cell) {
    return token(cell, 0);
  }

  static Token token(TokenCell cell, long timeoutNanos) {
    try {
      return cell.await(timeoutNanos);
    } catch (TokenUnavailable problem) {
      throw new AssertionError(problem);
    }
  }

  static TokenUnavailable problem(TokenCell cell) {
    return problem(cell, 0);
  }

  static TokenUnavailable problem(TokenCell cell, long timeoutNanos) {
    return catchThrowableOfType(TokenUnavailable.class, () -> cell.await(timeoutNanos));
  }
}
