package bearer.agent.config;

/** How a line on stderr is written. */
public enum LogFormat {
  TEXT,
  JSON
}
