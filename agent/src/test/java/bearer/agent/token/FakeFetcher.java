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
    return new Token(
        "t" + requests,
        now + TimeUnit.MILLISECONDS.toNanos(softMillis),
        now + TimeUnit.MILLISECONDS.toNanos(hardMillis));
  }

  void down() {
    refusal = new TokenUnavailable(Code.TOKEN_SERVER_UNAVAILABLE, "down");
  }

  void up() {
    refusal = null;
    error = null;
  }
}
