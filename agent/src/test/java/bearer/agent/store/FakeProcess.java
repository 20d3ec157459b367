package bearer.agent.store;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.oauth.SharingKeys;
import bearer.agent.oauth.TestKeys;
import bearer.agent.token.ServerGates;
import bearer.agent.token.StoreState;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenRules;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One process of a fleet, whose requests run on the caller. */
final class FakeProcess {
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  final StoreState state = new StoreState("redis://fake");
  final SharedTokens tokens;
  final TokenCell cell;
  final Fleet fleet;
  final Counters counters = new Counters();
  volatile SharingKeys keys;

  /** Runs the next time that they are read. */
  volatile @Nullable Runnable beforeKeys;

  FakeProcess(Store store, FakeIssuer issuer, Ticker ticker, String... secrets) {
    this(store, issuer, ticker, 0, secrets);
  }

  FakeProcess(
      Store store, FakeIssuer issuer, Ticker ticker, long patienceMillis, String... secrets) {
    keys = TestKeys.of(secrets);
    Log log = new Log(Level.WARN, logged, ticker);
    fleet = new Fleet(store, state, ticker, log);
    tokens = new SharedTokens(issuer, this::keys, fleet, patienceMillis * 1_000_000L);
    cell =
        new TokenCell(
            tokens, Runnable::run, ticker, log, TokenRules.DEFAULT, new ServerGates(), counters);
  }

  private SharingKeys keys() {
    Runnable once = beforeKeys;
    beforeKeys = null;
    if (once != null) {
      once.run();
    }
    return keys;
  }

  /** The token, or the code of the failure. */
  String get() {
    try {
      return cell.await(0).value();
    } catch (TokenUnavailable problem) {
      return problem.code().name();
    }
  }

  Token token() {
    try {
      return cell.await(0);
    } catch (TokenUnavailable problem) {
      throw new AssertionError(problem);
    }
  }

  String said() {
    return logged.toString(StandardCharsets.UTF_8);
  }
}
