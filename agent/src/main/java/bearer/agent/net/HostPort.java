package bearer.agent.net;

import org.jspecify.annotations.Nullable;

/** Where a socket goes to. The host is a name or an IP literal, without brackets. */
public final class HostPort {
  public final String host;
  public final int port;

  private HostPort(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * A host and a port as they are.
   *
   * @param host as it is, an IPv6 literal with or without brackets
   */
  public static HostPort of(String host, int port) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return new HostPort(bracketed ? host.substring(1, host.length() - 1) : host, port);
  }

  /** As an operator writes a proxy. */
  public static HostPort parse(String text) throws BadValue {
    if (text.indexOf('@') >= 0 || text.indexOf('/') >= 0) {
      throw new BadValue("give host:port alone, such as proxy.example.com:3128");
    }
    HostPattern one = HostPattern.parse(text);
    if (one.wildcard || one.port < 0) {
      throw new BadValue("give host and port, such as proxy.example.com:3128");
    }
    return new HostPort(one.host.text, one.port);
  }

  /** As in a URL: an IPv6 literal in brackets. */
  public String bracketed() {
    return host.indexOf(':') < 0 ? host : '[' + host + ']';
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostPort
        && port == ((HostPort) other).port
        && host.equals(((HostPort) other).host);
  }

  @Override
  public int hashCode() {
    return 31 * host.hashCode() + port;
  }

  @Override
  public String toString() {
    return bracketed() + ':' + port;
  }
}
