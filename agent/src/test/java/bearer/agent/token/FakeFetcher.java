package bearer.agent.token;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Issues {@code t1}, {@code t2} …, each for the given life, or fails as told. */
final class FakeFetcher implements TokenFetcher {
  private final Ticker ticker;
  private final long softMillis;
  private final long hardMillis;
  @Nullable TokenUnavailable refusal;
  @Nullable Error error;
  int requests;
  long fingerprint;
  int fingerprintLooks;
  String server = "";

  /** If set, tokens of this life with the usual margins. */
  long lifeMillis = -1;

  FakeFetcher(Ticker ticker, long softMillis, long hardMillis) {
    this.ticker = ticker;
    this.softMillis = softMillis;
    this.hardMillis = hardMillis;
  }

  @Override
  public Token fetch() throws TokenUnavailable {
    requests++;
    if (error != null) {
      throw error;
    }
    if (refusal != null) {
      throw refusal;
    }
    long now = ticker.nanos();
    if (lifeMillis >= 0) {
      return Lifetime.token("t" + requests, now, TimeUnit.MILLISECONDS.toNanos(lifeMillis), 0.5);
    }
    return new Token(
        "t" + requests,
        now + TimeUnit.MILLISECONDS.toNanos(softMillis),
        now + TimeUnit.MILLISECONDS.toNanos(hardMillis));
  }

  @Override
  public long credentialFingerprint() {
    fingerprintLooks++;
    return fingerprint;
  }

  @Override
  public String server() {
    return server;
  }

  void down() {
    fail(Code.TOKEN_SERVER_UNAVAILABLE, 0);
  }

  void fail(Code code, long retryAfterMillis) {
    long retryAfter = TimeUnit.MILLISECONDS.toNanos(retryAfterMillis);
    refusal = new TokenUnavailable(code, "down", retryAfter);
  }

  void up() {
    refusal = null;
    error = null;
  }
}
