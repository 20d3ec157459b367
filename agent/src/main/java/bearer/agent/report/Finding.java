package bearer.agent.report;

/** One thing that was looked at, how it is, and what helps. Immutable. */
public final class Finding {
  /** How it is. */
  public enum State {
    WELL,
    LOOK,
    WRONG
  }

  public final State state;
  public final String text;

  /** Empty if nothing is to be done. */
  public final String cure;

  Finding(State state, String text, String cure) {
    this.state = state;
    this.text = text;
    this.cure = cure;
  }
}
