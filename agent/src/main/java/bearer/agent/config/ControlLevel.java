package bearer.agent.config;

/** How much one way of controlling the agent may do while the application runs. */
public enum ControlLevel {
  /** Not even answer. */
  NONE,
  /** Answer, and change nothing. */
  READ_ONLY,
  FULL;

  /** The smaller one of two. */
  public ControlLevel atMost(ControlLevel ceiling) {
    return compareTo(ceiling) > 0 ? ceiling : this;
  }
}
