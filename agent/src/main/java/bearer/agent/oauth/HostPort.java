package bearer.agent.oauth;

/** Where a socket goes to. The host is a name or an IP literal, without brackets. */
final class HostPort {
  final String host;
  final int port;

  private HostPort(String host, int port) {
    this.host = host;
    this.port = port;
  }

  static HostPort of(String host, int port) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return new HostPort(bracketed ? host.substring(1, host.length() - 1) : host, port);
  }

  /**
   * Of {@code host}, {@code host:port} or {@code [ipv6]:port}. Not by {@link java.net.URI}, which
   * sees no host where a name has an underscore.
   *
   * @throws IllegalArgumentException if the port is no port
   */
  static HostPort parse(String text, int defaultPort) {
    int colon = text.lastIndexOf(':');
    if (colon < 0 || colon < text.indexOf(']')) {
      return of(text, defaultPort);
    }
    return of(text.substring(0, colon), port(text.substring(colon + 1), defaultPort));
  }

  private static int port(String text, int defaultPort) {
    if (text.isEmpty()) {
      return defaultPort;
    }
    int port = Integer.parseInt(text);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    return port;
  }

  /** As in a URL: an IPv6 literal in brackets. */
  String bracketed() {
    return host.indexOf(':') < 0 ? host : '[' + host + ']';
  }

  @Override
  public String toString() {
    return bracketed() + ':' + port;
  }
}
