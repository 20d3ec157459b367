package bearer.agent.base;

import java.lang.reflect.Field;

/**
 * A daemon thread of the agent's own. Requests that it sends are never decorated, so a token
 * request to the API's own host cannot wait for itself. Its context class loader is the system
 * loader: neither null, which some servers cannot bear, nor one of the application's.
 */
public final class AgentThread extends Thread {
  private static volatile boolean javaLangIsOpen;

  public AgentThread(String name, Runnable task) {
    super(null, task, "bearer-agent-" + name);
    setDaemon(true);
    setContextClassLoader(ClassLoader.getSystemClassLoader());
    if (javaLangIsOpen) {
      dropInherited();
    }
  }

  /**
   * Says that from now on {@code java.lang} is open to the agent, or Java is too old to close it.
   */
  public static void javaLangIsOpen() {
    javaLangIsOpen = true;
  }

  public static boolean isCurrent() {
    return Thread.currentThread() instanceof AgentThread;
  }

  /**
   * Whoever starts a thread passes its inheritable thread locals on: objects of the application,
   * kept for as long as this thread lives. Java 8's API cannot prevent it; the field can be cleared
   * where {@code java.lang} is open to the agent. Where it is not, Java 9 to 16 would print a
   * warning.
   */
  private void dropInherited() {
    try {
      Field inherited = Thread.class.getDeclaredField("inheritableThreadLocals");
      inherited.setAccessible(true);
      inherited.set(this, null);
    } catch (ReflectiveOperationException | RuntimeException notOpen) {
      return; // kept then, until the thread ends
    }
  }
}
