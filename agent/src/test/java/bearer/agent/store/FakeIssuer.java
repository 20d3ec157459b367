package bearer.agent.store;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.token.Lifetime;
import bearer.agent.token.Token;
import bearer.agent.token.TokenFetcher;
import bearer.agent.token.TokenOrigin;
import bearer.agent.token.TokenUnavailable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The authorization server of a fleet: {@code t1}, {@code t2} …, of 300 s each. */
final class FakeIssuer implements TokenFetcher {
  private final Ticker ticker;
  final AtomicInteger requests = new AtomicInteger();
  volatile boolean down;

  /** Runs while a request is under way. */
  volatile @Nullable Runnable meanwhile;

  FakeIssuer(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public Token fetch() throws TokenUnavailable {
    long requestedAt = ticker.nanos();
    int number = requests.incrementAndGet();
    Runnable during = meanwhile;
    if (during != null) {
      during.run();
    }
    if (down) {
      throw new TokenUnavailable(Code.TOKEN_SERVER_UNAVAILABLE, "down");
    }
    return Lifetime.token(
        "t" + number, requestedAt, 300_000_000_000L, 0.5, TokenOrigin.own(0, ticker.wallMillis()));
  }
}
