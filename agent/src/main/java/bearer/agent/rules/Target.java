package bearer.agent.rules;

import bearer.agent.config.IpLiteral;

/** How the hosts that client libraries name are made comparable. */
final class Target {
  private Target() {}

  /** An IPv6 literal in canonical text form; a name or IPv4 literal as it is. Never resolves. */
  static String canonical(String host) {
    if (host.indexOf(':') < 0) {
      return host;
    }
    boolean bracketed = host.charAt(0) == '[' && host.charAt(host.length() - 1) == ']';
    String text = bracketed ? host.substring(1, host.length() - 1) : host;
    String canonical = IpLiteral.canonicalV6(text);
    return canonical == null ? host : canonical;
  }

  /** The length without a trailing dot, which marks a name as fully qualified. */
  static int length(String host) {
    int length = host.length();
    return length > 1 && host.charAt(length - 1) == '.' ? length - 1 : length;
  }

  /** True for names and literals that cannot leave this machine. */
  static boolean isLoopback(String host, int length) {
    return host.regionMatches(true, 0, "localhost", 0, 9) && length == 9
        || host.equals("0:0:0:0:0:0:0:1")
        || host.startsWith("127.") && isIpv4(host, length);
  }

  private static boolean isIpv4(String host, int length) {
    for (int i = 0; i < length; i++) {
      char c = host.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
