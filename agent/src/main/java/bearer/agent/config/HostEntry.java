package bearer.agent.config;

/** Reads one entry of {@code bearer.hosts}. */
final class HostEntry {
  private HostEntry() {}

  static HostPattern parse(String entry) throws BadValue {
    requireNoUrl(entry);
    boolean wildcard = entry.startsWith("*.");
    String rest = wildcard ? entry.substring(2) : entry;
    requireNoStar(entry, rest);
    int colon = portColon(rest);
    String host = HostName.normalise(colon < 0 ? rest : rest.substring(0, colon));
    if (wildcard && (host.indexOf(':') >= 0 || IpLiteral.isV4(host))) {
      throw new BadValue("an address has no subdomains: drop the star");
    }
    return new HostPattern(host, wildcard, colon < 0 ? -1 : port(rest.substring(colon + 1)));
  }

  /** Returns {@code host:port} in normal form. */
  static String parseProxy(String text) throws BadValue {
    if (text.indexOf('@') >= 0 || text.indexOf('/') >= 0) {
      throw new BadValue("give host:port alone, such as proxy.example.com:3128");
    }
    HostPattern proxy = parse(text);
    if (proxy.wildcard || proxy.port < 0) {
      throw new BadValue("give host and port, such as proxy.example.com:3128");
    }
    return proxy.toString();
  }

  private static void requireNoUrl(String entry) throws BadValue {
    int scheme = entry.indexOf("://");
    if (entry.indexOf('@') >= 0) {
      throw new BadValue("give only the host name, such as api.picpay.com");
    }
    if (scheme >= 0 || entry.indexOf('/') >= 0) {
      String host = upToPath(entry.substring(scheme < 0 ? 0 : scheme + 3));
      throw new BadValue("give only the host name: " + (host.isEmpty() ? "api.picpay.com" : host));
    }
  }

  private static String upToPath(String text) {
    int slash = text.indexOf('/');
    return Setting.printable(slash < 0 ? text : text.substring(0, slash));
  }

  private static void requireNoStar(String entry, String rest) throws BadValue {
    if (entry.equals("*") || entry.equals("**") || entry.startsWith("*:")) {
      throw new BadValue("would send the token to every host: name them, or *.example.com");
    }
    if (rest.indexOf('*') >= 0) {
      throw new BadValue("a star stands first and for whole labels, as in *.example.com");
    }
  }

  /** Where the colon before the port is; negative if there is no port. */
  private static int portColon(String rest) throws BadValue {
    int bracket = rest.lastIndexOf(']');
    int colon = rest.indexOf(':', Math.max(bracket, 0));
    if (bracket < 0 && colon != rest.lastIndexOf(':')) {
      throw new BadValue("an IPv6 address stands in brackets, as in [::1] or [::1]:8443");
    }
    return colon;
  }

  private static int port(String digits) throws BadValue {
    int port = Digits.port(digits);
    if (port < 0) {
      throw new BadValue("a port is a number from 1 to 65535");
    }
    return port;
  }
}
