package bearer.agent.diag;

/**
 * Text without the characters that steer a terminal or a reader of lines: no line can be forged or
 * hidden with what a user or a server wrote.
 */
public final class OneLine {
  private OneLine() {}

  /** The text with a space for each such character. */
  public static String of(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (steers(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (steers(chars[i])) {
        chars[i] = ' ';
      }
    }
    return new String(chars);
  }

  /** C0 and C1 (ESC, U+0085), what divides lines, and what turns the direction of writing. */
  static boolean steers(char c) {
    return c < ' '
        || (c >= 0x7f && c <= 0x9f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200e
        || c == 0x200f
        || c == 0x061c;
  }
}
