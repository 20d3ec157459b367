package bearer.agent.config;

import java.net.IDN;
import java.util.Locale;

/** Host names in the one form in which they are compared. */
public final class HostName {
  private HostName() {}

  /**
   * Lower case ASCII without a trailing dot; an IPv6 address in the JDK's text form.
   *
   * @param text a name, an IPv4 address, or an IPv6 address in brackets
   */
  static String normalise(String text) throws BadValue {
    if (text.startsWith("[") && text.endsWith("]")) {
      String address = IpLiteral.canonicalV6(text.substring(1, text.length() - 1));
      if (address == null) {
        throw new BadValue("what stands in the brackets is not an IPv6 address");
      }
      return address;
    }
    String name = ascii(text).toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    requireLabels(name);
    return name;
  }

  /**
   * Whether requests to it stay on this machine.
   *
   * @param host as {@link HostPattern#host}; names are not resolved
   */
  public static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("0:0:0:0:0:0:0:1")
        || (host.startsWith("127.") && IpLiteral.isV4(host));
  }

  private static String ascii(String text) throws BadValue {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return fromUnicode(text);
      }
    }
    return text;
  }

  private static String fromUnicode(String text) throws BadValue {
    try {
      return IDN.toASCII(text);
    } catch (IllegalArgumentException notIdn) {
      throw new BadValue("is not a host name");
    }
  }

  /** RFC 1123 section 2.1, and the underscore that container networks use. */
  private static void requireLabels(String name) throws BadValue {
    int from = 0;
    boolean number = false;
    while (from <= name.length()) {
      int dot = name.indexOf('.', from);
      String label = name.substring(from, dot < 0 ? name.length() : dot);
      if (!isLabel(label) || name.length() > 253) {
        throw new BadValue("is not a host name");
      }
      number = isDigits(label);
      from = dot < 0 ? name.length() + 1 : dot + 1;
    }
    if (number && !IpLiteral.isV4(name)) {
      throw new BadValue("is neither a host name nor an IPv4 address (four decimal numbers)");
    }
  }

  private static boolean isLabel(String label) {
    if (label.isEmpty() || label.length() > 63 || label.startsWith("-") || label.endsWith("-")) {
      return false;
    }
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigits(String label) {
    for (int i = 0; i < label.length(); i++) {
      if (label.charAt(i) < '0' || label.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
