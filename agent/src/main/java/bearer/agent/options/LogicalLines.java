package bearer.agent.options;

/** Where the entries of a properties file begin, as {@link java.util.Properties#load} has them. */
final class LogicalLines {
  private LogicalLines() {}

  /** The line, from 1, in which an entry, counted from 0, begins; 0 if there are not so many. */
  static int start(String text, int entry) {
    int left = entry;
    int line = 0;
    boolean continued = false;
    for (int at = 0; at < text.length(); ) {
      int end = end(text, at);
      line++;
      boolean begins = !continued && holdsEntry(text, at, end);
      if (begins && left-- == 0) {
        return line;
      }
      continued = (continued || begins) && backslashes(text, at, end) % 2 == 1;
      at = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
    return 0;
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static boolean holdsEntry(String text, int from, int end) {
    int at = from;
    while (at < end && " \t\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < end && text.charAt(at) != '#' && text.charAt(at) != '!';
  }

  /** How many end it. */
  private static int backslashes(String text, int from, int end) {
    int at = end;
    while (at > from && text.charAt(at - 1) == '\\') {
      at--;
    }
    return end - at;
  }
}
