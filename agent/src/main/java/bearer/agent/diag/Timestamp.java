package bearer.agent.diag;

/**
 * A time as {@code 2026-11-25T09:26:00.123Z} (ISO 8601, RFC 3339). By hand, because {@code
 * java.time} loads 150 to 280 classes for it, some of them before the application starts.
 */
public final class Timestamp {
  private static final int DAY_MILLIS = 86_400_000;

  private Timestamp() {}

  /**
   * In words of ISO 8601.
   *
   * @param wallMillis since 1970, from the year 1 to 9999
   */
  public static String of(long wallMillis) {
    int millis = (int) Math.floorMod(wallMillis, (long) DAY_MILLIS);
    StringBuilder text = new StringBuilder(24);
    date(text, Math.floorDiv(wallMillis, (long) DAY_MILLIS));
    number(text.append('T'), millis / 3_600_000, 2);
    number(text.append(':'), millis / 60_000 % 60, 2);
    number(text.append(':'), millis / 1000 % 60, 2);
    number(text.append('.'), millis % 1000, 3);
    return text.append('Z').toString();
  }

  /**
   * The Gregorian calendar, counted in years that begin in March, so that a leap day is the last.
   */
  private static void date(StringBuilder text, long epochDay) {
    long day = epochDay + 719_468; // since 1 March of the year 0
    long era = Math.floorDiv(day, 146_097L); // of 400 years
    long dayOfEra = day - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long month = (5 * dayOfYear + 2) / 153; // 0 is March
    boolean nextYear = month >= 10;
    number(text, yearOfEra + era * 400 + (nextYear ? 1 : 0), 4);
    number(text.append('-'), nextYear ? month - 9 : month + 3, 2);
    number(text.append('-'), dayOfYear - (153 * month + 2) / 5 + 1, 2);
  }

  private static void number(StringBuilder text, long number, int digits) {
    String plain = Long.toString(number);
    for (int i = plain.length(); i < digits; i++) {
      text.append('0');
    }
    text.append(plain);
  }
}
