package bearer.agent.config;

import java.util.Locale;

/** Reads one entry of {@code bearer.legacy-headers}. */
final class HeaderName {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  private HeaderName() {}

  /** Refuses what is no RFC 7230 token and headers that a request cannot do without. */
  static String parse(String entry) throws BadValue {
    for (int i = 0; i < entry.length(); i++) {
      if (!isTokenCharacter(entry.charAt(i))) {
        throw new BadValue("give only the header's name, such as x-picpay-token");
      }
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

  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_SIGNS.indexOf(c) >= 0;
  }
}
