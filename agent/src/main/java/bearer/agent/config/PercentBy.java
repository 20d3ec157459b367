package bearer.agent.config;

/** What is drawn, when a rule is for a share alone. */
public enum PercentBy {
  /** Each process for itself. */
  INSTANCE,
  /** A whole service, by its name: all of its processes at once. */
  SERVICE,
  /** Each call for itself. */
  REQUEST
}
