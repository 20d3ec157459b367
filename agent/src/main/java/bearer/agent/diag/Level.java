package bearer.agent.diag;

/** How much the agent says, from nothing to everything. */
public enum Level {
  OFF,
  ERROR,
  WARN,
  INFO,
  DEBUG
}
