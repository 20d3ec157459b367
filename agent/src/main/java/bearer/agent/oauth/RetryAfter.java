package bearer.agent.oauth;

import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** How long a server asks to be left alone (RFC 9110 section 10.2.3). */
final class RetryAfter {
  private static final long MAX_SECONDS = 60 * 60;
  private static final long SECOND = 1_000_000_000L;

  /** RFC 9110 section 5.6.7: IMF-fixdate, and the two that are only read. */
  private static final String[] FORMATS = {
    "EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy"
  };

  private RetryAfter() {}

  /**
   * Nanoseconds, from 0 to an hour.
   *
   * @param value seconds or a date; what is neither counts as nothing
   * @param date the server's own clock, which its dates go by; null if it did not say
   * @param nowMillis our clock, where the server's is not known
   */
  static long nanos(@Nullable String value, @Nullable String date, long nowMillis) {
    String text = value == null ? "" : value.trim();
    if (text.isEmpty()) {
      return 0;
    }
    return clamped(isDigits(text) ? seconds(text) : secondsUntil(text, date, nowMillis)) * SECOND;
  }

  /**
   * The server's own clock, in milliseconds since 1970; ours where it does not say.
   *
   * @param date the value of {@code Date}
   */
  static long serverMillis(@Nullable String date, long nowMillis) {
    Long serverNow = date == null ? null : millis(date.trim(), nowMillis);
    return serverNow == null ? nowMillis : serverNow;
  }

  private static long clamped(long seconds) {
    return Math.max(0, Math.min(seconds, MAX_SECONDS));
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static long seconds(String digits) {
    return digits.length() > 9 ? MAX_SECONDS : Long.parseLong(digits);
  }

  private static long secondsUntil(String text, @Nullable String date, long nowMillis) {
    Long until = millis(text, nowMillis);
    return until == null ? 0 : (until - serverMillis(date, nowMillis) + 999) / 1000;
  }

  @SuppressWarnings("JavaUtilDate") // what SimpleDateFormat works with
  private static @Nullable Long millis(String text, long nowMillis) {
    for (String pattern : FORMATS) {
      SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.US);
      format.setTimeZone(TimeZone.getTimeZone("GMT"));
      format.setLenient(false);
      // a year of two digits is at most 50 years ahead
      format.set2DigitYearStart(new Date(nowMillis - 50L * 365 * 24 * 60 * 60 * 1000));
      ParsePosition at = new ParsePosition(0);
      Date date = format.parse(text, at);
      if (date != null && at.getIndex() == text.length()) {
        return date.getTime();
      }
    }
    return null;
  }
}
