package bearer.agent.net;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name of a header: a token of RFC 9110 section 5.6.2, the same in any case. */
public final class HeaderName {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  /** As written. */
  public final String text;

  private HeaderName(String text) {
    this.text = text;
  }

  public static HeaderName parse(String text) throws BadValue {
    if (text.isEmpty() || tokenLength(text) < text.length()) {
      throw new BadValue("give only the header's name, such as x-picpay-token");
    }
    return new HeaderName(text);
  }

  private static int tokenLength(String text) {
    int length = 0;
    while (length < text.length() && isTokenCharacter(text.charAt(length))) {
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HeaderName && text.equalsIgnoreCase(((HeaderName) other).text);
  }

  @Override
  public int hashCode() {
    return text.toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
