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

  private Lifetime() {}

  /**
   * A token that is refreshed after 70 to 80 % of its life and not sent any more in its last tenth
   * or its last 10 s, whichever is shorter.
   *
   * @param value a validated RFC 6750 {@code b64token}
   * @param requestedAt ticker nanoseconds before the request was sent: the server's clock for this
   *     token started later
   * @param life nanoseconds; zero and less count as one second
   * @param jitter from 0 (inclusive) to 1, so that many processes do not refresh together
   */
  public static Token token(String value, long requestedAt, long life, double jitter) {
    long soft = (long) (life * (0.70 + 0.10 * jitter));
    long hard = life - Math.min(MAX_MARGIN, life / 10);
    return new Token(
        value, requestedAt + Math.max(MINIMUM, soft), requestedAt + Math.max(MINIMUM, hard));
  }
}
