package bearer.agent.token;

/** An access token, finished for the wire, and the two instants that matter, in ticker time. */
public final class Token {
  /** The whole {@code Authorization} value; built once, a secret. */
  private final String header;

  private final long refreshAt;
  private final long expiresAt;

  /**
   * @param value a token that has been validated as RFC 6750 {@code b64token}
   * @param refreshAt from when on a newer one is fetched behind the callers, in ticker nanoseconds
   * @param expiresAt from when on it is not sent any more, in ticker nanoseconds
   */
  public Token(String value, long refreshAt, long expiresAt) {
    this.header = "Bearer " + value;
    this.refreshAt = refreshAt;
    this.expiresAt = expiresAt;
  }

  public String header() {
    return header;
  }

  public boolean freshAt(long now) {
    return now - refreshAt < 0;
  }

  public boolean usableAt(long now) {
    return now - expiresAt < 0;
  }

  /** Nanoseconds from {@code now} until it is not sent any more; negative afterwards. */
  long usableFor(long now) {
    return expiresAt - now;
  }

  @Override
  public String toString() {
    return "Token[redacted]";
  }
}
