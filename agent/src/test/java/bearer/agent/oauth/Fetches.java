package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bearer.agent.base.JvmSettings;
import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.TokenUnavailable;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Fetches with a fetcher made for the occasion. */
final class Fetches {
  private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);

  private Fetches() {}

  static String header(Credential credential) throws TokenUnavailable {
    return header(credential, Map.of());
  }

  static String header(Credential credential, Map<String, String> settings)
      throws TokenUnavailable {
    return fetcher(credential, settings, TEN_SECONDS).fetch().header();
  }

  static TokenUnavailable problem(Credential credential) {
    return problem(credential, Map.of(), TEN_SECONDS);
  }

  static TokenUnavailable problem(
      Credential credential, Map<String, String> settings, long totalNanos) {
    return catchThrowableOfType(
        TokenUnavailable.class, () -> fetcher(credential, settings, totalNanos).fetch());
  }

  static ClientCredentials fetcher(
      Credential credential, Map<String, String> settings, long totalNanos) {
    JvmSettings jvm = settings::get;
    Log log = new Log(Level.DEBUG, OutputStream.nullOutputStream(), Ticker.SYSTEM);
    return new ClientCredentials(credential, jvm, Ticker.SYSTEM, log, totalNanos);
  }

  /** One that is kept, whose log and clock are the test's. */
  static ClientCredentials fetcher(Credential credential, OutputStream said, Ticker ticker) {
    Log log = new Log(Level.DEBUG, said, ticker);
    return new ClientCredentials(credential, name -> null, ticker, log, TEN_SECONDS);
  }

  static TokenUnavailable problem(ClientCredentials fetcher) {
    return catchThrowableOfType(TokenUnavailable.class, fetcher::fetch);
  }
}
