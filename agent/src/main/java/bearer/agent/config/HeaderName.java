package bearer.agent.config;

import java.util.Locale;

/** Reads one entry of {@code bearer.legacy-headers}. */
final class HeaderName {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  private HeaderName() {}

  /** Refuses what is no RFC 7230 token and headers that a request cannot do without. */
  static String parse(String entry) throws BadValue {
    if (tokenLength(entry) < entry.length()) {
      throw new BadValue("give only the header's name, such as x-picpay-token");
    }
    String name = entry.toLowerCase(Locale.ROOT);
    if (name.equals("authorization")
        || name.equals("host")
        || name.equals("content-length")
        || name.equals("transfer-encoding")) {
      throw new BadValue("this header is never dropped");
    }
    return entry;
  }

  /** What can be shown of an entry: after the name may stand a legacy token. */
  static String leading(String entry) {
    int length = tokenLength(entry);
    return length == entry.length() ? entry : entry.substring(0, length) + "...";
  }

  private static int tokenLength(String entry) {
    int length = 0;
    while (length < entry.length() && isTokenCharacter(entry.charAt(length))) {
      length++;
    }
    return length;
  }

  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_SIGNS.indexOf(c) >= 0;
  }
}
