package bearer.agent.answers;

/** How many answers of each kind. Immutable. */
public final class Counts {
  public final int taken;
  public final int refused;
  public final int forbidden;

  /** Whether they are those of the last 60 s; else the last 10. */
  public final boolean ofLastMinute;

  Counts(int taken, int refused, int forbidden, boolean ofLastMinute) {
    this.taken = taken;
    this.refused = refused;
    this.forbidden = forbidden;
    this.ofLastMinute = ofLastMinute;
  }

  public int all() {
    return taken + refused + forbidden;
  }

  /** Whether so many of a hundred are refusals; a 403 without a word is one if nothing else is. */
  boolean reach(int percent) {
    return taken == 0 || (refused > 0 && 100L * refused >= (long) percent * all());
  }

  boolean areGood() {
    return refused == 0 && forbidden == 0;
  }
}
