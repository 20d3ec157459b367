package bearer.agent.base;

/** The one error that is never the agent's to keep: the application stops its own thread. */
public final class Stopped {
  private Stopped() {}

  /** Throws it again if it is that one; newer JDKs have no such error any more. */
  public static void rethrow(Throwable problem) {
    if (problem.getClass().getName().equals("java.lang.ThreadDeath")) {
      throw (Error) problem;
    }
  }
}
