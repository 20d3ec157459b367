package bearer.agent.net;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host in the one form in which hosts are compared: a name in lower case ASCII without a trailing
 * dot, an IPv4 address, or an IPv6 address in the JDK's text form without brackets. Never resolved.
 */
public final class HostName {
  public final String text;

  private HostName(String text) {
    this.text = text;
  }

  /**
   * As an operator writes it.
   *
   * @param text a name, in Unicode too, an IPv4 address, or an IPv6 address in brackets
   */
  public static HostName parse(String text) throws BadValue {
    if (text.startsWith("[") && text.endsWith("]")) {
      String address = IpLiteral.canonicalV6(text.substring(1, text.length() - 1));
      if (address == null) {
        throw new BadValue("what stands in the brackets is not an IPv6 address");
      }
      return new HostName(address);
    }
    String name = ascii(text).toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    requireLabels(name);
    return new HostName(name);
  }

  /**
   * As a client library names it, an IPv6 address with or without brackets. Only ASCII letters are
   * folded: a look-alike outside ASCII is another host. What is no host equals none.
   */
  public static HostName named(String text) {
    if (text.indexOf(':') >= 0) {
      boolean bracketed = text.charAt(0) == '[' && text.charAt(text.length() - 1) == ']';
      String address =
          IpLiteral.canonicalV6(bracketed ? text.substring(1, text.length() - 1) : text);
      return new HostName(address == null ? text : address);
    }
    boolean dot = text.length() > 1 && text.charAt(text.length() - 1) == '.';
    return new HostName(lower(dot ? text.substring(0, text.length() - 1) : text));
  }

  private static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return folded(text);
      }
    }
    return text;
  }

  private static String folded(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      char c = folded[i];
      folded[i] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return new String(folded);
  }

  /** Whether requests to it stay on this machine. */
  public boolean isLoopback() {
    return text.equals("localhost")
        || text.equals("0:0:0:0:0:0:0:1")
        || (text.startsWith("127.") && IpLiteral.isV4(text));
  }

  /** An address has no subdomains. */
  public boolean isAddress() {
    return text.indexOf(':') >= 0 || IpLiteral.isV4(text);
  }

  /** As in a URL: an IPv6 address in brackets. */
  public String bracketed() {
    return text.indexOf(':') < 0 ? text : '[' + text + ']';
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostName && text.equals(((HostName) other).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
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
