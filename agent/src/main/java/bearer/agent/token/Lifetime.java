package bearer.agent.token;

/**
 * When a token of a given life is refreshed and when it is given up. Margins are fractions of the
 * life, because a fixed one that suits an hour makes a five-minute token useless.
 */
public final class Lifetime {
  private static final long SECOND = 1_000_000_000L;
  private static final long MAX_MARGIN = 10 * SECOND;

  /** However short the life: so that no answer can cause more than one request per second. */
  private static final long MINIMUM = SECOND;

  /** However long the life: a server's slip of the pen must not keep a token for years. */
  private static final long MAXIMUM = 24 * 3600 * SECOND;

  private Lifetime() {}

  /**
   * A token that is refreshed after 70 to 80 % of its life and not sent any more in its last tenth
   * or its last 10 s, whichever is shorter. The life counts as a second shorter, because servers
   * end it at a whole second; of a short one a tenth.
   *
   * @param value a validated RFC 6750 {@code b64token}
   * @param requestedAt ticker nanoseconds before the request was sent: the server's clock for this
   *     token started later
   * @param life nanoseconds; less than a second counts as one, more than a day as one
   * @param jitter from 0 (inclusive) to 1, so that many processes do not refresh together
   */
  public static Token token(String value, long requestedAt, long life, double jitter) {
    return token(value, requestedAt, life, jitter, TokenOrigin.own(0, 0));
  }

  /** As {@link #token(String, long, long, double)}, and how it was come by. */
  public static Token token(
      String value, long requestedAt, long life, double jitter, TokenOrigin origin) {
    long lasting = Math.max(MINIMUM, Math.min(life, MAXIMUM));
    long soft = (long) (lasting * (0.70 + 0.10 * jitter));
    long end = lasting - Math.min(SECOND, lasting / 10);
    long hard = end - Math.min(MAX_MARGIN, lasting / 10);
    return new Token(
        Token.SCHEME + value,
        requestedAt,
        requestedAt + Math.max(MINIMUM, soft),
        requestedAt + Math.max(MINIMUM, hard),
        requestedAt + Math.max(MINIMUM, end),
        lasting,
        origin);
  }

  /**
   * The same token, refreshed a fixed time before its end, or up to a third of that earlier, so
   * that many processes do not refresh together; at most half of its life before. What it is
   * refused for near its end is at most half of that time.
   *
   * @param beforeEnd nanoseconds, more than 0
   * @param jitter from 0 (inclusive) to 1
   */
  static Token refreshedBefore(Token token, long beforeEnd, double jitter) {
    long requestedAt = token.requestedAt();
    long life = token.endsAt() - requestedAt;
    long early = Math.min((long) (beforeEnd * (1 + jitter / 3)), life / 2);
    long margin = Math.min(token.endsAt() - token.expiresAt(), Math.min(beforeEnd, early) / 2);
    return token.with(
        requestedAt + Math.max(MINIMUM, life - early),
        requestedAt + Math.max(MINIMUM, life - margin));
  }
}
