package bearer.agent.config;

/** Where the bridge class is defined, through which woven code reaches the agent. */
public enum BridgePlace {
  /** In {@code java.base}, or appended where that fails. */
  AUTO,
  /** In {@code java.base} or not at all. */
  JAVA_BASE,
  /** Appended to the bootstrap class path. */
  APPEND
}
