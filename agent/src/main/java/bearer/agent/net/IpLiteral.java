package bearer.agent.net;

import org.jspecify.annotations.Nullable;

/**
 * Numeric addresses in the text form of {@code InetAddress.getHostAddress()}, without initialising
 * {@code InetAddress}: that would fix {@code java.net.preferIPv4Stack} before the application's
 * main method can set it.
 */
public final class IpLiteral {
  private static final int GROUPS = 8;

  private IpLiteral() {}

  /** Four decimal numbers; no leading zeros, which some read as octal. */
  public static boolean isV4(String text) {
    return v4(text) >= 0;
  }

  /**
   * As in {@code 0:0:0:0:0:0:0:1}; dotted for a mapped IPv4 address; null if it is none.
   *
   * @param text an IPv6 address without brackets (RFC 4291 section 2.2); a scope id is dropped
   */
  public static @Nullable String canonicalV6(String text) {
    int scope = text.indexOf('%');
    int[] groups = groups(withoutDots(scope < 0 ? text : text.substring(0, scope)));
    if (groups == null) {
      return null;
    }
    return mapped(groups) ? dotted(groups[6], groups[7]) : colons(groups);
  }

  /** The last two groups may be written as an IPv4 address. */
  private static String withoutDots(String text) {
    int last = text.lastIndexOf(':') + 1;
    long v4 = v4(text.substring(last));
    return v4 < 0
        ? text
        : text.substring(0, last)
            + Long.toHexString(v4 >> 16)
            + ':'
            + Long.toHexString(v4 & 0xFFFF);
  }

  private static int @Nullable [] groups(String text) {
    int gap = text.indexOf("::");
    int[] groups = new int[GROUPS];
    if (gap < 0) {
      return parse(text, groups) == GROUPS ? groups : null;
    }
    int[] tail = new int[GROUPS];
    int before = parse(text.substring(0, gap), groups);
    int after = parse(text.substring(gap + 2), tail);
    if (before < 0 || after < 0 || before + after >= GROUPS) {
      return null;
    }
    System.arraycopy(tail, 0, groups, GROUPS - after, after);
    return groups;
  }

  /** How many groups the text holds; negative if it is no list of at most eight. */
  private static int parse(String text, int[] into) {
    int count = 0;
    int from = 0;
    while (!text.isEmpty() && from <= text.length()) {
      int colon = text.indexOf(':', from);
      int end = colon < 0 ? text.length() : colon;
      int value = hex(text.substring(from, end));
      if (value < 0 || count == GROUPS) {
        return -1;
      }
      into[count++] = value;
      from = end + 1;
    }
    return count;
  }

  private static int hex(String group) {
    if (group.isEmpty() || group.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < group.length(); i++) {
      char c = group.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /** The 32 bits as a number; negative if it is no IPv4 address. */
  private static long v4(String text) {
    long value = 0;
    int from = 0;
    for (int i = 0; i < 4; i++) {
      int dot = text.indexOf('.', from);
      boolean right = i < 3 ? dot >= 0 : dot < 0;
      int octet = right ? Digits.parse(text.substring(from, i < 3 ? dot : text.length()), 3) : -1;
      boolean zeroFirst = right && text.charAt(from) == '0' && octet > 0;
      if (octet < 0 || octet > 255 || zeroFirst) {
        return -1;
      }
      value = value << 8 | octet;
      from = dot + 1;
    }
    return value;
  }

  private static boolean mapped(int[] groups) {
    for (int i = 0; i < 5; i++) {
      if (groups[i] != 0) {
        return false;
      }
    }
    return groups[5] == 0xFFFF;
  }

  private static String dotted(int high, int low) {
    return (high >> 8) + "." + (high & 0xFF) + '.' + (low >> 8) + '.' + (low & 0xFF);
  }

  private static String colons(int[] groups) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      text.append(i == 0 ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
