package bearer.agent.token;

import bearer.agent.diag.Code;

/** Why there is no token. The message is for operators: no secret, no token, no answer body. */
public final class TokenUnavailable extends Exception {
  private final Code code;

  public TokenUnavailable(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
