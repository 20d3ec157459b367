package bearer.agent.diag;

/** What the agent measures at the moment that somebody looks. */
public enum Gauge {
  /** Seconds until the token is not sent any more; negative if there is none. */
  SECONDS_TO_EXPIRY("seconds-to-expiry"),
  /** Which of the configured credentials obtained the token, from 0; negative if there is none. */
  CURRENT_CREDENTIAL("current-credential"),
  /** 1 if 10 minutes have passed and no request has matched any rule; else 0. */
  NOTHING_MATCHED("nothing-matched");

  private final String label;

  Gauge(String label) {
    this.label = label;
  }

  /** The name that is shown: words divided by hyphens. */
  public String label() {
    return label;
  }
}
