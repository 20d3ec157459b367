package bearer.agent.token;

/** How a token was come by. Immutable. */
public final class TokenOrigin {
  /** Which of the configured credentials obtained it, from 0. */
  public final int credential;

  /** When it was issued by the server's wall clock, in milliseconds; 0 if that is not known. */
  public final long issuedMillis;

  /** Whether another process asked for it. */
  public final boolean shared;

  private TokenOrigin(int credential, long issuedMillis, boolean shared) {
    this.credential = credential;
    this.issuedMillis = issuedMillis;
    this.shared = shared;
  }

  /** Asked for here. */
  public static TokenOrigin own(int credential, long issuedMillis) {
    return new TokenOrigin(credential, issuedMillis, false);
  }

  /** Taken from where processes share theirs. */
  public static TokenOrigin shared(int credential, long issuedMillis) {
    return new TokenOrigin(credential, issuedMillis, true);
  }
}
