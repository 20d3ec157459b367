package bearer.agent.config;

/** Whether connections are reported over which no request goes that the agent sees. */
public enum BlindSpotReports {
  /** As warnings. */
  WARN,
  /** No connection is looked at. */
  OFF
}
