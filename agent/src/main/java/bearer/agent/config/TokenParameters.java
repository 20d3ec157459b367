package bearer.agent.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked for besides a token. */
public final class TokenParameters extends Content {
  public final @Nullable String scope;
  public final @Nullable String audience;

  /** Further parameters of token requests, by name. Not for display. */
  public final Map<String, String> others;

  public TokenParameters(
      @Nullable String scope, @Nullable String audience, Map<String, String> others) {
    this.scope = scope;
    this.audience = audience;
    this.others = others;
  }

  @Override
  @Nullable Object[] parts() {
    return new @Nullable Object[] {scope, audience, others};
  }
}
