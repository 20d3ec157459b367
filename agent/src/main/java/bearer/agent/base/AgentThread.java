package bearer.agent.base;

/**
 * A daemon thread of the agent's own. Requests that it sends are never decorated, so a token
 * request to the API's own host cannot wait for itself. Its context class loader is the system
 * loader: neither null, which some servers cannot bear, nor one of the application's.
 */
public final class AgentThread extends Thread {
  public AgentThread(String name, Runnable task) {
    super(null, task, "bearer-agent-" + name);
    setDaemon(true);
    Inherited.drop(this);
  }

  /**
   * Says that from now on {@code java.lang} is open to the agent, or Java is too old to close it.
   */
  public static void javaLangIsOpen() {
    Inherited.javaLangIsOpen();
  }

  public static boolean isCurrent() {
    return Thread.currentThread() instanceof AgentThread;
  }
}
