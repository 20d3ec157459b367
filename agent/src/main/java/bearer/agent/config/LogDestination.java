package bearer.agent.config;

/** Where the agent's events go. */
public enum LogDestination {
  STDERR,
  /** The application's own SLF4J; stderr where that takes nothing. */
  APPLICATION
}
