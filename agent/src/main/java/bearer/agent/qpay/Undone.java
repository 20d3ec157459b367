package bearer.agent.qpay;

/** Why something was not done, and what to do; holds no secret. */
public final class Undone extends Exception {
  /** The HTTP status of a refusal; 0 if there was none. */
  public final int status;

  public Undone(String message) {
    this(0, message);
  }

  Undone(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** That a server does not know a client or its secret. */
  public static Undone refusal(String message) {
    return new Undone(401, message);
  }

  /** Whether a server has said no, so that nothing has been done. */
  boolean isRefusal() {
    return status >= 400 && status < 500;
  }
}
