package bearer.agent.hop;

/** Makes what is not public in a library readable where a module of Java 9 and later keeps it. */
public interface PackageOpener {
  /** Opens the package of a class to the agent. Any thread; nothing happens if it is open. */
  void open(Class<?> type);
}
