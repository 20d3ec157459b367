package bearer.agent.config;

import bearer.agent.diag.Code;

/** One thing that is wrong with what the operator wrote. The message holds no secret. */
public final class Problem {
  public final Code code;
  public final String message;

  public Problem(Code code, String message) {
    this.code = code;
    this.message = message;
  }

  @Override
  public String toString() {
    return code.id() + ' ' + message;
  }
}
