package bearer.agent.options;

import bearer.agent.config.FilePath;
import bearer.agent.net.BadValue;
import bearer.agent.net.HostName;
import bearer.agent.net.Url;
import java.util.Locale;

/**
 * Which values that were not understood may stand in a message. Under every key a secret can be
 * given by mistake, so a value is shown only if it is known to be none, and never by default.
 */
final class Shown {
  /** So much text is no secret worth the name. */
  private static final int SHORT = 7;

  private Shown() {}

  /** Whether a value may be shown. Looks for the file where one is named. */
  static boolean value(Option option, String value) {
    if (option.secret() || option.isProxy() || value.indexOf('@') >= 0) {
      return false;
    }
    if (option.isFile()) {
      return FilePath.isShown(value);
    }
    return value.length() <= SHORT
        || isWord(option, value)
        || isUrl(value)
        || (option == Option.HOSTS && isWildcard(value));
  }

  /** Whether it stands in what the documentation says of the option, or is a slip away from it. */
  private static boolean isWord(Option option, String value) {
    String text = value.toLowerCase(Locale.ROOT);
    String words = option.plainValues();
    if (words.contains(text)) {
      return true;
    }
    for (int from = 0, comma = 0; comma >= 0; from = comma + 2) {
      comma = words.indexOf(", ", from);
      if (Spelling.isNear(text, comma < 0 ? words.substring(from) : words.substring(from, comma))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUrl(String value) {
    try {
      Url.parse(value);
      return true;
    } catch (BadValue none) {
      return false;
    }
  }

  /** {@code *.co.uk}: a name behind the star, and nothing else. */
  private static boolean isWildcard(String value) {
    try {
      return value.startsWith("*.") && !HostName.parse(value.substring(2)).text.isEmpty();
    } catch (BadValue none) {
      return false;
    }
  }
}
