package bearer.agent.token;

import bearer.agent.diag.Code;

/** Why there is no token. The message is for operators: no secret, no token, no answer body. */
public final class TokenUnavailable extends Exception {
  /** Longer than that, a server's wish is taken for a mistake. */
  private static final long LONGEST_RETRY_AFTER = 3_600_000_000_000L;

  private final Code code;
  private final long retryAfterNanos;

  public TokenUnavailable(Code code, String message) {
    this(code, message, 0);
  }

  /**
   * @param retryAfterNanos how long the server wants to be left alone (RFC 9110 section 10.2.3), of
   *     which at most an hour is granted; zero or less if it did not say
   */
  public TokenUnavailable(Code code, String message, long retryAfterNanos) {
    super(message, null, false, false);
    this.code = code;
    this.retryAfterNanos = Math.max(0, Math.min(retryAfterNanos, LONGEST_RETRY_AFTER));
  }

  public Code code() {
    return code;
  }

  /** From 0, if the server did not say, to an hour. */
  public long retryAfterNanos() {
    return retryAfterNanos;
  }

  public FailureKind kind() {
    return FailureKind.of(code);
  }
}
