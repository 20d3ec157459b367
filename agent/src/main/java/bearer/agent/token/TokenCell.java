package bearer.agent.token;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Log;
import org.jspecify.annotations.Nullable;

public final class TokenCell {
  private final TokenFetcher f;
  private volatile @Nullable Token t;

  public TokenCell(TokenFetcher f, Ticker k, Log l) {
    this.f = f;
  }

  public @Nullable Token current() {
    return t;
  }

  public Token await(long nanos) throws TokenUnavailable {
    Token x = f.fetch();
    t = x;
    return x;
  }
}
