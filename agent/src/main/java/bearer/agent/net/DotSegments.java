package bearer.agent.net;

/**
 * Segments of a path that mean "here" or "up", however they are written: who resolves them, and
 * after how many decodings, is not known. Backslash and encoded slash count as slashes, NUL as
 * nothing, and a segment ends at its {@code ;parameters} (some servers drop those first).
 */
final class DotSegments {
  private static final int NONE = -1;

  private DotSegments() {}

  static boolean in(String target, int start, int end) {
    int dots = 0; // of the segment so far; more than two once it has anything else
    boolean parameters = false;
    for (int at = start; at < end; at += width(target, at, end)) {
      int c = decoded(target, at, end);
      if (c == '/' || c == '\\') {
        if (isDots(dots)) {
          return true;
        }
        dots = 0;
        parameters = false;
      } else if (!parameters && c != 0) {
        parameters = c == ';';
        dots = parameters ? dots : c == '.' ? dots + 1 : 3;
      }
    }
    return isDots(dots);
  }

  private static boolean isDots(int dots) {
    return dots == 1 || dots == 2;
  }

  /** One character as it is, decoded, or decoded twice; overlong UTF-8 for what it stands for. */
  private static int decoded(String target, int at, int end) {
    int once = escape(target, at, end);
    if (once == NONE) {
      return target.charAt(at);
    }
    int next = once == '%' ? hex(target, at + 3, end) : NONE;
    if (next != NONE) {
      return next;
    }
    return once == 0xC0 ? overlong(escape(target, at + 3, end)) : once;
  }

  private static int overlong(int second) {
    return second == NONE ? NONE : second & 0x3F;
  }

  private static int width(String target, int at, int end) {
    int once = escape(target, at, end);
    if (once == NONE) {
      return 1;
    }
    if (once == '%' && hex(target, at + 3, end) != NONE) {
      return 5;
    }
    return once == 0xC0 && escape(target, at + 3, end) != NONE ? 6 : 3;
  }

  private static int escape(String target, int at, int end) {
    return at < end && target.charAt(at) == '%' ? hex(target, at + 1, end) : NONE;
  }

  private static int hex(String target, int at, int end) {
    if (at + 2 > end) {
      return NONE;
    }
    int high = Character.digit(target.charAt(at), 16);
    int low = Character.digit(target.charAt(at + 1), 16);
    return high < 0 || low < 0 ? NONE : high * 16 + low;
  }
}
