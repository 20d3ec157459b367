package bearer.agent.net;

import org.jspecify.annotations.Nullable;

/** Hosts and a port: {@code host}, {@code host:port}, {@code *.domain}, {@code [::1]:port}. */
public final class HostPattern {
  private static final String EXAMPLE = "api.picpay.com";

  /** For {@code *.example.com} the part behind the star's dot: {@code example.com}. */
  public final HostName host;

  /** Whether one or more labels must stand before {@link #host}. */
  public final boolean wildcard;

  /** The port, or -1 for the default port of the request's scheme. */
  public final int port;

  private HostPattern(HostName host, boolean wildcard, int port) {
    this.host = host;
    this.wildcard = wildcard;
    this.port = port;
  }

  public static HostPattern parse(String text) throws BadValue {
    requireNoUrl(text);
    boolean wildcard = text.startsWith("*.");
    String rest = wildcard ? text.substring(2) : text;
    requireNoStar(text, rest);
    int colon = portColon(rest);
    HostName host = HostName.parse(colon < 0 ? rest : rest.substring(0, colon));
    if (wildcard && host.isAddress()) {
      throw new BadValue("an address has no subdomains: drop the star");
    }
    if (wildcard && PublicSuffixes.areBelow(host.text)) {
      throw new BadValue(
          "anybody can have a name there (Public Suffix List): name the hosts, or a domain that"
              + " is yours alone, as in *.example.com");
    }
    return new HostPattern(host, wildcard, colon < 0 ? -1 : port(rest.substring(colon + 1)));
  }

  private static void requireNoUrl(String text) throws BadValue {
    if (text.indexOf('@') < 0 && (text.startsWith("https://") || text.startsWith("http://"))) {
      throw new BadValue(
          "give only the host name: " + host(text.substring(text.indexOf("//") + 2)));
    }
    if (text.indexOf('@') >= 0 || text.indexOf('/') >= 0) {
      throw new BadValue("give only the host name, such as " + EXAMPLE);
    }
  }

  /** The host and port of a URL; what is none is not shown. */
  private static String host(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    try {
      return parse(host).wildcard ? EXAMPLE : host;
    } catch (BadValue noHost) {
      return EXAMPLE;
    }
  }

  private static void requireNoStar(String text, String rest) throws BadValue {
    if (text.equals("*") || text.equals("**") || text.startsWith("*:")) {
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

  /**
   * Whether this is for a port.
   *
   * @param actual the real port, never a default
   * @param ofScheme the default port of the request's scheme
   */
  public boolean matchesPort(int actual, int ofScheme) {
    return actual == (port < 0 ? ofScheme : port);
  }

  /** Whether this is for a name or address, whatever the port. */
  public boolean matches(HostName name) {
    return wildcard ? name.text.endsWith('.' + host.text) : host.equals(name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostPattern && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    String text = (wildcard ? "*." : "") + host.bracketed();
    return port < 0 ? text : text + ":" + port;
  }
}
