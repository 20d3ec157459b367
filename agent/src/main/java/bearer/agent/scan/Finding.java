package bearer.agent.scan;

/** What is to be done about one sighting. Immutable. */
public final class Finding {
  /** How. */
  public enum Verdict {
    /** The agent sees to the header; the address is configured, or has nothing to do with it. */
    HEADER_ONLY("header only"),
    /** The address is in the code: the agent moves the call too. */
    REWRITE("rewrite"),
    /** The agent cannot. */
    BY_HAND("by hand");

    public final String text;

    Verdict(String text) {
      this.text = text;
    }
  }

  public final String library;
  public final String file;
  public final boolean url;
  public final String text;
  public final Verdict verdict;
  public final String why;

  Finding(Sighting sighting, Verdict verdict, String why) {
    this.library = sighting.library;
    this.file = sighting.file;
    this.url = sighting.url;
    this.text = sighting.text;
    this.verdict = verdict;
    this.why = why;
  }
}
