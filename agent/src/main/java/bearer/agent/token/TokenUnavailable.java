package bearer.agent.token;

import bearer.agent.diag.Code;

/** Why there is no token. The message is for operators: no secret, no token, no answer body. */
public final class TokenUnavailable extends Exception {
  private final Code code;
  private final long retryAfterNanos;

  public TokenUnavailable(Code code, String message) {
    this(code, message, 0);
  }

  /**
   * @param retryAfterNanos how long the server asks to be left alone; 0 if it does not say
   */
  public TokenUnavailable(Code code, String message, long retryAfterNanos) {
    super(message, null, false, false);
    this.code = code;
    this.retryAfterNanos = retryAfterNanos;
  }

  public Code code() {
    return code;
  }

  /** RFC 9110 section 10.2.3; at most an hour, 0 if the server did not say. */
  public long retryAfterNanos() {
    return retryAfterNanos;
  }
}
