package bearer.agent.hop;

/**
 * How the frames of a client are told in the stack of whoever opens a connection: by what the names
 * of their classes begin with. Immutable.
 */
public final class Frames {
  static final Frames NONE = new Frames(new String[0], new String[0], new String[0], "");

  private final String[] opening;
  private final String[] around;
  private final String[] beneath;

  /** The client of the agent's that it writes its requests through; empty for none. */
  public final String over;

  private Frames(String[] opening, String[] around, String[] beneath, String over) {
    this.opening = opening;
    this.around = around;
    this.beneath = beneath;
    this.over = over;
  }

  /** Those of the client itself: nobody else opens connections by them. */
  public static Frames opening(String... prefixes) {
    return new Frames(prefixes, NONE.around, NONE.beneath, NONE.over);
  }

  /** Those through which it opens connections, as others may do too. */
  public Frames around(String... prefixes) {
    return new Frames(opening, prefixes, beneath, over);
  }

  /**
   * Of a client that writes its requests through another one of the agent's, whose places see what
   * its own do not.
   *
   * @param client as its users name it
   */
  public Frames over(String client) {
    return new Frames(opening, around, beneath, client);
  }

  /**
   * Those of a library that others are built on: what they open by it is its own, unless their
   * nearest frame is that of a known client.
   */
  public static Frames beneath(String... prefixes) {
    return new Frames(NONE.opening, NONE.around, prefixes, NONE.over);
  }

  /** Whether a class is one of {@link #beneath}. */
  public boolean isBeneath(String className, String copy) {
    return isOne(beneath, className, copy);
  }

  /**
   * Whether a class is one by which nobody else opens connections.
   *
   * @param copy what the packages of a relocated copy begin with, or empty
   */
  public boolean isOpening(String className, String copy) {
    return isOne(opening, className, copy);
  }

  /**
   * Whether a class is one through which others may open connections too.
   *
   * @param copy as in {@link #isOpening}
   */
  public boolean isAround(String className, String copy) {
    return isOne(around, className, copy);
  }

  private static boolean isOne(String[] prefixes, String className, String copy) {
    if (className.startsWith(copy)) {
      for (String prefix : prefixes) {
        if (className.startsWith(prefix, copy.length())) {
          return true;
        }
      }
    }
    return false;
  }
}
