package bearer.agent.token;

import bearer.agent.net.Sha256;

/**
 * An access token, finished for the wire, and the instants that matter, in ticker time. Immutable.
 */
public final class Token {
  static final String SCHEME = "Bearer ";

  /** The whole {@code Authorization} value; built once, a secret. */
  private final String header;

  private final String fingerprint;
  private final long requestedAt;
  private final long refreshAt;
  private final long expiresAt;
  private final long endsAt;
  private final long life;
  private final TokenOrigin origin;

  /**
   * A token of which only the deadlines are known.
   *
   * @param value a token that has been validated as RFC 6750 {@code b64token}
   * @param refreshAt from when on a newer one is fetched behind the callers, in ticker nanoseconds
   * @param expiresAt from when on it is not sent any more, in ticker nanoseconds
   */
  public Token(String value, long refreshAt, long expiresAt) {
    this(
        SCHEME + value,
        refreshAt,
        refreshAt,
        expiresAt,
        expiresAt,
        expiresAt - refreshAt,
        TokenOrigin.own(0, 0));
  }

  /**
   * @param endsAt when the server's own clock ends it, at the earliest
   * @param life nanoseconds, as the server granted them
   */
  Token(
      String header,
      long requestedAt,
      long refreshAt,
      long expiresAt,
      long endsAt,
      long life,
      TokenOrigin origin) {
    this.header = header;
    this.fingerprint = Sha256.of(header).hex(8);
    this.requestedAt = requestedAt;
    this.refreshAt = refreshAt;
    this.expiresAt = expiresAt;
    this.endsAt = endsAt;
    this.life = life;
    this.origin = origin;
  }

  public String header() {
    return header;
  }

  /** Whether it is the same secret, whenever it was issued. */
  public boolean sameAs(Token other) {
    return header.equals(other.header);
  }

  /** Eight hexadecimal digits that tell this token from others: may be shown. */
  String fingerprint() {
    return fingerprint;
  }

  public boolean freshAt(long now) {
    return now - refreshAt < 0;
  }

  public boolean usableAt(long now) {
    return now - expiresAt < 0;
  }

  /** Which of the configured credentials obtained it, from 0: the first is the current one. */
  public int credential() {
    return origin.credential;
  }

  /** How it was come by. */
  public TokenOrigin origin() {
    return origin;
  }

  /** A secret. */
  public String value() {
    return header.substring(SCHEME.length());
  }

  /** Nanoseconds, as the server granted them; a day at most. */
  public long life() {
    return life;
  }

  /** Nanoseconds from {@code now} until it is not sent any more; negative afterwards. */
  long usableFor(long now) {
    return expiresAt - now;
  }

  /** Whether its life ended less than {@code graceNanos} ago, or has not ended yet. */
  boolean livesAt(long now, long graceNanos) {
    return now - endsAt < graceNanos;
  }

  /** The same token with other deadlines. */
  Token with(long newRefreshAt, long newExpiresAt) {
    return new Token(header, requestedAt, newRefreshAt, newExpiresAt, endsAt, life, origin);
  }

  /** When its life began at the latest, in ticker nanoseconds. */
  public long requestedAt() {
    return requestedAt;
  }

  long refreshAt() {
    return refreshAt;
  }

  long expiresAt() {
    return expiresAt;
  }

  /** When the server's own clock ends it, at the earliest; in ticker nanoseconds. */
  public long endsAt() {
    return endsAt;
  }

  @Override
  public String toString() {
    return "Token[redacted]";
  }
}
