package bearer.agent.hop;

/** What a client says about a connection. What it cannot tell is said to be unknown. */
public enum Fact {
  YES,
  NO,
  UNKNOWN;

  public static Fact of(boolean known) {
    return known ? YES : NO;
  }
}
