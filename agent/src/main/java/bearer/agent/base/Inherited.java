package bearer.agent.base;

import java.lang.reflect.Field;

/** What a new thread gets from whoever starts it. */
final class Inherited {
  private static volatile boolean open;

  private Inherited() {}

  /** See {@link AgentThread#javaLangIsOpen}. */
  static void javaLangIsOpen() {
    open = true;
  }

  /**
   * Whoever starts a thread passes its inheritable thread locals on: objects of the application,
   * kept for as long as the thread lives. Java 8's API cannot prevent it; the field can be cleared
   * where {@code java.lang} is open to the agent. Where it is not, Java 9 to 16 would print a
   * warning.
   */
  static void drop(Thread started) {
    started.setContextClassLoader(ClassLoader.getSystemClassLoader());
    if (!open) {
      return;
    }
    try {
      Field inherited = Thread.class.getDeclaredField("inheritableThreadLocals");
      inherited.setAccessible(true);
      inherited.set(started, null);
    } catch (ReflectiveOperationException | RuntimeException notOpen) {
      return; // kept then, until the thread ends
    }
  }
}
