package bearer.agent.applog;

/** What the JVM can tell about a class of the application without running any code of it. */
interface Jvm {
  /** The classes that a loader has defined, among others that it knows. */
  Class<?>[] classesOf(ClassLoader loader);

  /** False too where that cannot be found out. */
  boolean isInitialised(Class<?> type);

  /**
   * Whether a thread may be setting up some logging at this moment: it is in the middle of asking
   * for a logger. Stops all threads for as long as it takes to look at their stacks.
   */
  boolean isAskingForLoggers();

  /** Lets the agent, and nobody else, read what is private in the package of a class. */
  void open(Class<?> type);
}
