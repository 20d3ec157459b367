package bearer.agent.net;

/**
 * Domains below which anybody can have a name: those of the Public Suffix List, such as {@code
 * co.uk} and {@code github.io}, and those that have such a one below them, such as {@code
 * amazonaws.com}. The table is read at each question, which is asked for wildcards alone.
 */
final class PublicSuffixes {
  private PublicSuffixes() {}

  /**
   * Whether names below a domain belong to many. A top-level domain that is not in the list, such
   * as {@code internal}, is somebody's own.
   *
   * @param domain in lower case ASCII
   */
  static boolean areBelow(String domain) {
    StringBuilder table = new StringBuilder();
    for (String part : PublicSuffixTable.parts()) {
      table.append(part);
    }
    return isIn(table.toString(), domain);
  }

  /**
   * As {@link #areBelow}.
   *
   * @param table a tree as {@code bearer.packer.SuffixTable} describes it
   */
  static boolean isIn(String table, String domain) {
    int dot = domain.lastIndexOf('.');
    int line = line(table, domain.substring(dot + 1));
    if (line < 0 || dot < 0) {
      return line >= 0;
    }
    int end = table.indexOf('\n', line);
    int behind = line + domain.length() - dot - 1;
    return isBelow(table, behind, end < 0 ? table.length() : end, domain.substring(0, dot));
  }

  /** Where the line of a top-level domain begins; negative if there is none. */
  private static int line(String table, String label) {
    int low = 0;
    int high = table.length();
    while (low < high) {
      int start = table.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      int order = label.compareTo(table.substring(start, labelEnd(table, start, table.length())));
      if (order == 0) {
        return start;
      }
      int next = table.indexOf('\n', start) + 1;
      low = order > 0 ? (next == 0 ? table.length() : next) : low;
      high = order < 0 ? start : high;
    }
    return -1;
  }

  /**
   * Whether the rest of a domain is in what stands in parentheses.
   *
   * @param behind the place behind a label, where they begin if there are any
   */
  private static boolean isBelow(String table, int behind, int end, String rest) {
    if (behind >= end || table.charAt(behind) != '(') {
      return false;
    }
    int dot = rest.lastIndexOf('.');
    String label = rest.substring(dot + 1);
    int found = child(table, behind + 1, label);
    if (found >= 0) {
      return dot < 0 || isBelow(table, found, end, rest.substring(0, dot));
    }
    return dot < 0
        && child(table, behind + 1, "*") >= 0
        && child(table, behind + 1, '!' + label) < 0;
  }

  /** The place behind a label among its siblings, the first of which begins there; or negative. */
  private static int child(String table, int first, String label) {
    int at = first;
    while (true) {
      int end = labelEnd(table, at, table.length());
      if (end - at == label.length() && table.startsWith(label, at)) {
        return end;
      }
      int next = table.charAt(end) == '(' ? closing(table, end) + 1 : end;
      if (table.charAt(next) != ',') {
        return -1;
      }
      at = next + 1;
    }
  }

  private static int closing(String table, int opening) {
    int depth = 1;
    int at = opening;
    while (depth > 0) {
      at++;
      char c = table.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return at;
  }

  private static int labelEnd(String table, int from, int end) {
    int at = from;
    while (at < end && "(),\n".indexOf(table.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
