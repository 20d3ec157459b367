package bearer.agent.net;

/**
 * One character of a path as a server may come to see it: decoded as often as it is encoded, with
 * overlong UTF-8 and {@code %u002e} for what they stand for.
 */
final class Escape {
  private static final int NONE = -1;

  private Escape() {}

  /** The character at a place; itself if nothing is escaped there. */
  static int decoded(String text, int at, int end) {
    int one = octet(text, at, end);
    if (one == NONE) {
      return text.charAt(at);
    }
    int second = octetEnd(text, at, end);
    if (one == 0xC0 || one == 0xC1) {
      return low(one, octet(text, second, end));
    }
    return one == 0xE0 && octet(text, second, end) == 0x80
        ? low(0, octet(text, octetEnd(text, second, end), end))
        : one;
  }

  /** Overlong UTF-8: the first octet gives at most one bit. */
  private static int low(int first, int last) {
    return last == NONE ? NONE : (first & 1) << 6 | (last & 0x3F);
  }

  /** Where what {@link #decoded} looked at ends. */
  static int end(String text, int at, int end) {
    int one = octet(text, at, end);
    if (one == NONE) {
      return at + 1;
    }
    int second = octetEnd(text, at, end);
    boolean two = (one & 0xFE) == 0xC0 && octet(text, second, end) != NONE;
    if (one == 0xE0 && octet(text, second, end) == 0x80) {
      int third = octetEnd(text, second, end);
      return octet(text, third, end) == NONE ? third : octetEnd(text, third, end);
    }
    return two ? octetEnd(text, second, end) : second;
  }

  /** {@code %2e}, {@code %252e}, {@code %25252e} ... or {@code %u002e}; negative if it is none. */
  private static int octet(String text, int at, int end) {
    int digits = digits(text, at, end);
    return digits == NONE ? NONE : hex(text, digits, end);
  }

  private static int octetEnd(String text, int at, int end) {
    return digits(text, at, end) + 2;
  }

  /** Where the two digits are that count: behind all {@code 25} that more follow. */
  private static int digits(String text, int at, int end) {
    if (at >= end || text.charAt(at) != '%') {
      return NONE;
    }
    int digits = at + 1;
    while (hex(text, digits, end) == '%' && hex(text, digits + 2, end) != NONE) {
      digits += 2;
    }
    if (text.startsWith("u00", digits) || text.startsWith("U00", digits)) {
      digits += 3;
    }
    return hex(text, digits, end) == NONE ? NONE : digits;
  }

  private static int hex(String text, int at, int end) {
    if (at + 2 > end) {
      return NONE;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? NONE : high * 16 + low;
  }
}
