package bearer.agent.net;

/**
 * Matches without trying everything: of several stars only the last one is ever moved, because what
 * an earlier one could take instead, a later one can take too. So a text costs at most its length
 * times the pattern's.
 */
final class Glob {
  private static final String ANY = "**";

  private Glob() {}

  /** Whether the segments match all of the text from {@code from} on. */
  static boolean path(String[] segments, CharSequence text, int from, int end) {
    int at = from;
    int next = 0;
    int star = -1;
    int retry = 0;
    while (at <= end) {
      int stop = segmentEnd(text, at, end);
      if (next < segments.length && segments[next].equals(ANY)) {
        star = next++;
        retry = at;
      } else if (next < segments.length && segment(segments[next], text, at, stop)) {
        next++;
        at = stop + 1;
      } else if (star >= 0) {
        next = star + 1;
        retry = segmentEnd(text, retry, end) + 1;
        at = retry;
      } else {
        return false;
      }
    }
    while (next < segments.length && segments[next].equals(ANY)) {
      next++;
    }
    return next == segments.length;
  }

  private static int segmentEnd(CharSequence text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) != '/') {
      at++;
    }
    return at;
  }

  /** Whether a pattern with single stars matches all of the text between two places. */
  static boolean segment(String pattern, CharSequence text, int from, int end) {
    int at = from;
    int next = 0;
    int star = -1;
    int retry = 0;
    while (at < end) {
      if (next < pattern.length() && pattern.charAt(next) == '*') {
        star = next++;
        retry = at;
      } else if (next < pattern.length() && pattern.charAt(next) == text.charAt(at)) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (next < pattern.length() && pattern.charAt(next) == '*') {
      next++;
    }
    return next == pattern.length();
  }
}
