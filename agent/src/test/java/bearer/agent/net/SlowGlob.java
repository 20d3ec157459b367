package bearer.agent.net;

/** What {@link Glob} means, by a table of all beginnings of pattern and text. */
final class SlowGlob {
  private SlowGlob() {}

  static boolean path(String pattern, String text) {
    String[] wanted = pattern.substring(1).split("/", -1);
    String[] given = text.substring(1).split("/", -1);
    boolean[][] match = new boolean[wanted.length + 1][given.length + 1];
    match[0][0] = true;
    for (int p = 1; p <= wanted.length; p++) {
      boolean any = wanted[p - 1].equals("**");
      for (int t = 0; t <= given.length; t++) {
        boolean here = t > 0 && (any ? match[p][t - 1] : match[p - 1][t - 1]);
        match[p][t] = any ? match[p - 1][t] || here : here && segment(wanted[p - 1], given[t - 1]);
      }
    }
    return match[wanted.length][given.length];
  }

  private static boolean segment(String pattern, String text) {
    boolean[][] match = new boolean[pattern.length() + 1][text.length() + 1];
    match[0][0] = true;
    for (int p = 1; p <= pattern.length(); p++) {
      char wanted = pattern.charAt(p - 1);
      for (int t = 0; t <= text.length(); t++) {
        match[p][t] =
            wanted == '*'
                ? match[p - 1][t] || (t > 0 && match[p][t - 1])
                : t > 0 && match[p - 1][t - 1] && text.charAt(t - 1) == wanted;
      }
    }
    return match[pattern.length()][text.length()];
  }
}
