package bearer.agent.net;

/** Plain decimal numbers: no sign, no space, no digits but ASCII. */
public final class Digits {
  private Digits() {}

  /** The number; negative if the text is empty, longer than the limit or not all digits. */
  public static int parse(String text, int maxLength) {
    if (text.isEmpty() || text.length() > maxLength) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  /** A TCP port from 1 to 65535; negative if the text is none. */
  public static int port(String text) {
    int port = parse(text, 5);
    return port >= 1 && port <= 65535 ? port : -1;
  }
}
