package bearer.agent.config;

/**
 * One entry of {@code bearer.hosts}, normalised: lower case ASCII, no trailing dot, no brackets; an
 * IPv6 literal in the JDK's canonical text form.
 */
public final class HostPattern {
  /** For {@code *.example.com} the part after the star's dot: {@code example.com}. */
  public final String host;

  /** True if one or more labels must stand before {@link #host}. */
  public final boolean wildcard;

  /** The port, or -1 for the default port of the request's scheme. */
  public final int port;

  public HostPattern(String host, boolean wildcard, int port) {
    this.host = host;
    this.wildcard = wildcard;
    this.port = port;
  }

  @Override
  public String toString() {
    String text = (wildcard ? "*." : "") + (host.indexOf(':') >= 0 ? "[" + host + "]" : host);
    return port < 0 ? text : text + ":" + port;
  }
}
