package bearer.agent.oauth;

import java.net.URI;

/** A token URL, taken apart for the wire. */
final class TokenUrl {
  /** As it was written. */
  final String text;

  final boolean secure;
  final HostPort server;

  /** Path and query: what a server is asked for directly (RFC 9112 section 3.2.1). */
  final String originForm;

  private TokenUrl(String text, boolean secure, HostPort server, String originForm) {
    this.text = text;
    this.secure = secure;
    this.server = server;
    this.originForm = originForm;
  }

  /**
   * @throws IllegalArgumentException if it is not an http or https URL
   */
  static TokenUrl parse(String url) {
    URI uri = URI.create(url);
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    String authority = uri.getRawAuthority();
    if (authority == null || !(secure || "http".equalsIgnoreCase(uri.getScheme()))) {
      throw new IllegalArgumentException("not an http or https URL");
    }
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    return new TokenUrl(
        url, secure, HostPort.parse(hostAndPort, secure ? 443 : 80), originForm(uri));
  }

  private static String originForm(URI uri) {
    String path = uri.getRawPath();
    String query = uri.getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : '?' + query);
  }

  /** The whole URL: what a proxy is asked for (RFC 9112 section 3.2.2). */
  String absoluteForm() {
    return (secure ? "https://" : "http://") + hostHeader() + originForm;
  }

  /** The port is named only where it is not the scheme's own. */
  String hostHeader() {
    return server.port == (secure ? 443 : 80) ? server.bracketed() : server.toString();
  }
}
