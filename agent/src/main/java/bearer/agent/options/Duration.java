package bearer.agent.options;

import bearer.agent.net.BadValue;
import bearer.agent.net.Digits;
import java.util.Locale;

/** Reads durations such as {@code 500ms}. */
public final class Duration {
  private static final long MILLISECOND = 1_000_000L;
  private static final long SECOND = 1000 * MILLISECOND;
  private static final long HOUR = 3600 * SECOND;
  private static final long MAX = 24 * HOUR;
  private static final int MAX_DIGITS = 9;

  private Duration() {}

  /** In nanoseconds; more than 0 and at most 24 hours. */
  public static long nanos(String text) throws BadValue {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    long unit = unit(text.substring(digits).toLowerCase(Locale.ROOT));
    int number = Digits.parse(text.substring(0, digits), MAX_DIGITS);
    if (unit == 0 || number <= 0 || number > MAX / unit) {
      throw new BadValue(
          "give a number with a unit (ms, s, m or h), such as 5s; more than 0, at most 24h");
    }
    return number * unit;
  }

  /** In nanoseconds; 0 if there is no such unit. */
  private static long unit(String name) {
    switch (name) {
      case "ms":
        return MILLISECOND;
      case "s":
        return SECOND;
      case "m":
        return 60 * SECOND;
      case "h":
        return HOUR;
      default:
        return 0;
    }
  }
}
