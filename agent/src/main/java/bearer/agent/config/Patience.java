package bearer.agent.config;

/** How long the requests of a rule wait for a token, and what becomes of them without. */
public final class Patience extends Content {
  public final long tokenTimeoutNanos;
  public final OnTokenFailure onTokenFailure;

  public Patience(long tokenTimeoutNanos, OnTokenFailure onTokenFailure) {
    this.tokenTimeoutNanos = tokenTimeoutNanos;
    this.onTokenFailure = onTokenFailure;
  }

  @Override
  Object[] parts() {
    return new Object[] {tokenTimeoutNanos, onTokenFailure};
  }
}
