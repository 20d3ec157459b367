package bearer.agent.config;

/** What becomes of a process whose configuration cannot be used when it starts. */
public enum OnConfigError {
  /** It runs as without the agent. */
  INERT,
  /** It ends. */
  EXIT
}
