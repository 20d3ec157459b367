package bearer.agent.net;

/** Whether there is a path that two patterns both match. For configurations, not for requests. */
final class Overlap {
  private final String[] one;
  private final String[] other;

  Overlap(String[] one, String[] other) {
    this.one = one;
    this.other = other;
  }

  boolean exists() {
    return from(0, 0);
  }

  private boolean from(int i, int j) {
    if (i == one.length && j == other.length) {
      return true;
    }
    boolean anyHere = i < one.length && one[i].equals("**");
    boolean anyThere = j < other.length && other[j].equals("**");
    if (anyHere || anyThere) {
      return (anyHere && from(i + 1, j))
          || (anyThere && from(i, j + 1))
          || (anyHere && j < other.length && !anyThere && from(i, j + 1))
          || (anyThere && i < one.length && !anyHere && from(i + 1, j));
    }
    return i < one.length
        && j < other.length
        && inSegment(one[i], 0, other[j], 0)
        && from(i + 1, j + 1);
  }

  private static boolean inSegment(String a, int i, String b, int j) {
    if (i == a.length() && j == b.length()) {
      return true;
    }
    boolean anyHere = i < a.length() && a.charAt(i) == '*';
    boolean anyThere = j < b.length() && b.charAt(j) == '*';
    if (anyHere || anyThere) {
      return (anyHere && inSegment(a, i + 1, b, j))
          || (anyThere && inSegment(a, i, b, j + 1))
          || (anyHere && j < b.length() && !anyThere && inSegment(a, i, b, j + 1))
          || (anyThere && i < a.length() && !anyHere && inSegment(a, i + 1, b, j));
    }
    return i < a.length()
        && j < b.length()
        && a.charAt(i) == b.charAt(j)
        && inSegment(a, i + 1, b, j + 1);
  }
}
