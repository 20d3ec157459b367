package bearer.agent.config;

/** Whose registry of meters is used. */
public enum MetricsDestination {
  OFF,
  /** The application's own, of Micrometer or OpenTelemetry. */
  APPLICATION
}
