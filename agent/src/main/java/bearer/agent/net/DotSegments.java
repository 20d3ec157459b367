package bearer.agent.net;

/**
 * Segments of a path that mean "here" or "up", however they are written: who resolves them, and
 * after how many decodings, is not known. Backslash and encoded slash count as slashes, NUL as
 * nothing, and a segment ends at its {@code ;parameters} (some servers drop those first). Two dots
 * beside any of these count too, whatever else the segment holds.
 */
final class DotSegments {
  private static final int FOUND = -1;

  // What is known at one place of the path is one number, so that nothing is allocated.
  /** Dots of the segment so far, three once it has anything else. */
  private static final int DOTS = 3;

  /** Dots in a row up to here, two for any more. */
  private static final int RUN = 3 << 2;

  /** Whether something stands before that row, or within it, that some take for an end. */
  private static final int AFTER_END = 1 << 4;

  private static final int PARAMETERS = 1 << 5;

  private DotSegments() {}

  static boolean in(String target, int start, int end) {
    int state = 0;
    for (int at = start, next; at < end && state != FOUND; at = next) {
      next = Escape.end(target, at, end);
      int c = Escape.decoded(target, at, end);
      state = c == '.' ? dot(state) : other(state, c, next - at > 1);
    }
    return state == FOUND || isDots(state);
  }

  private static int dot(int state) {
    int run = Math.min((state & RUN) + 4, 8);
    if (run == 8 && (state & AFTER_END) != 0) {
      return FOUND;
    }
    int dots = (state & PARAMETERS) != 0 ? state & DOTS : Math.min((state & DOTS) + 1, DOTS);
    return (state & (AFTER_END | PARAMETERS)) | run | dots;
  }

  private static int other(int state, int c, boolean escaped) {
    boolean ends = c == '\\' || c == ';' || (escaped && (c == '/' || c == '%' || c == 0));
    boolean slash = c == '/' || c == '\\';
    if ((ends && (state & RUN) == 8) || (slash && isDots(state))) {
      return FOUND;
    }
    int after = ends ? AFTER_END : 0;
    if (slash) {
      return after;
    }
    int rest = state & (DOTS | PARAMETERS);
    if (c == 0) {
      return rest | (state & RUN) | after;
    }
    if ((state & PARAMETERS) != 0) {
      return rest | after;
    }
    return c == ';' ? rest | PARAMETERS | after : DOTS | after;
  }

  private static boolean isDots(int state) {
    int dots = state & DOTS;
    return dots == 1 || dots == 2;
  }
}
