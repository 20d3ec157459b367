package bearer.agent.hop;

/** Where failures of the agent's end that no woven code waits for. */
public interface Failures {
  /** Reports one; never throws. */
  void failed(Throwable problem);
}
