package bearer.agent.control;

/** Why nothing was done, in words for whoever asked. */
public final class Refused extends Exception {
  /** What was asked for makes no sense here. */
  public static final int INVALID = 2;

  /** It does, and it cannot be done now. */
  public static final int FAILED = 1;

  /** {@code bearer.control} does not allow it. */
  public static final int NOT_ALLOWED = 4;

  /** What a command ends with. */
  public final int exitCode;

  Refused(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** Never null. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
