package bearer.agent.base;

/**
 * A daemon thread on which the application goes on after it has waited for the agent. Requests that
 * it sends are the application's, hence decorated; otherwise as {@link AgentThread}.
 */
final class ContinuationThread extends Thread {
  ContinuationThread(Runnable task) {
    super(null, task, "bearer-agent-continuation");
    setDaemon(true);
    Inherited.drop(this);
  }
}
