package bearer.agent.config;

/** What happens to a request to a configured host. */
public enum Mode {
  /** Nothing: as if there were no agent. */
  OFF,
  /** Nothing is changed; what would be changed is reported. */
  OBSERVE,
  /** The bearer token is added beside the legacy headers. */
  ADD,
  /** The bearer token is set and the legacy headers are dropped. */
  REPLACE,
  /** As {@link #REPLACE}, and a request for which there is no token fails. */
  ENFORCE;

  /** Whether the legacy headers are dropped where the token is set. */
  public boolean replaces() {
    return this == REPLACE || this == ENFORCE;
  }
}
