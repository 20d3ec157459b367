package bearer.agent.applog;

/** What the JVM can tell about a class of the application without running any code of it. */
interface Jvm {
  /** The classes that a loader has defined, among others that it knows. */
  Class<?>[] classesOf(ClassLoader loader);

  /** False too where that cannot be found out. */
  boolean isInitialised(Class<?> type);

  /** Lets the agent, and nobody else, read what is private in the package of a class. */
  void open(Class<?> type);
}
