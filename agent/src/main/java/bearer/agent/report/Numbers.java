package bearer.agent.report;

import bearer.agent.diag.Timestamp;
import java.util.Locale;

/** Numbers and times as people read them. */
final class Numbers {
  private Numbers() {}

  /** With a thin space between thousands. */
  static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u2009');
  }

  /** As {@code 2026-11-26 04:15 UTC}. */
  static String time(long wallMillis) {
    return Timestamp.of(wallMillis).substring(0, 16).replace('T', ' ') + " UTC";
  }

  /** In milliseconds, of microseconds. */
  static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f ms", micros / 1000.0);
  }
}
