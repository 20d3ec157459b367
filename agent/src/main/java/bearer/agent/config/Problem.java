package bearer.agent.config;

import bearer.agent.diag.Code;
import bearer.agent.diag.Level;

/** One thing that is wrong with what the operator wrote. The message holds no secret. */
public final class Problem {
  /** How loudly it is told where it stops nothing. */
  public final Level level;

  public final Code code;
  public final String message;

  public Problem(Code code, String message) {
    this(Level.WARN, code, message);
  }

  public Problem(Level level, Code code, String message) {
    this.level = level;
    this.code = code;
    this.message = message;
  }

  @Override
  public String toString() {
    return code.id() + ' ' + message;
  }
}
