package bearer.agent.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL, taken apart for the wire: with a host, without user information
 * and fragment. A secret may go there, so nothing about it is guessed.
 */
public final class Url {
  /** Exactly as it was written. */
  public final String written;

  /** As it was written, with the scheme in lower case (RFC 3986 section 3.1). */
  public final String text;

  public final boolean secure;

  /** As it was written, the port never a default. */
  public final HostPort server;

  /** As hosts are compared. */
  public final HostName host;

  /** Without query, at least {@code /}. */
  public final String path;

  /** Path and query: what a server is asked for directly (RFC 9112 section 3.2.1). */
  public final String originForm;

  private Url(String written, URI uri, HostPort server, HostName host) {
    this.written = written;
    this.secure = "https".equalsIgnoreCase(uri.getScheme());
    this.text = (secure ? "https" : "http") + written.substring(secure ? 5 : 4);
    this.server = server;
    this.host = host;
    String rawPath = uri.getRawPath();
    this.path = rawPath == null || rawPath.isEmpty() ? "/" : rawPath;
    this.originForm = uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
  }

  public static Url parse(String text) throws BadValue {
    URI uri = uri(text);
    String scheme = lower(uri.getScheme());
    String authority = uri.getRawAuthority();
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new BadValue("must start with https://");
    }
    if (authority == null || authority.isEmpty() || !isAscii(authority)) {
      throw new BadValue("has no host name, or one that is not plain ASCII");
    }
    if (text.indexOf('@') >= 0) { // in a path too: a password with a slash ends the authority
      throw new BadValue("must not hold a user name or password: set bearer.client-id instead");
    }
    if (uri.getRawFragment() != null) {
      throw new BadValue("must not hold a fragment (what follows a #)");
    }
    // not by the URI's own, which sees no host where a name has an underscore
    int colon = authority.lastIndexOf(':');
    boolean named = colon > authority.lastIndexOf(']') && colon + 1 < authority.length();
    String host = colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    int port =
        named ? Digits.port(authority.substring(colon + 1)) : defaultPort(scheme.equals("https"));
    if (port < 0) {
      throw new BadValue("a port is a number from 1 to 65535");
    }
    return new Url(text, uri, HostPort.of(host, port), HostName.parse(host));
  }

  private static URI uri(String text) throws BadValue {
    try {
      return new URI(text);
    } catch (URISyntaxException notUrl) {
      throw new BadValue("is not a URL, such as https://api.picpay.com/oauth2/token");
    }
  }

  private static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static String lower(@Nullable String part) {
    return part == null ? "" : part.toLowerCase(Locale.ROOT);
  }

  public boolean hasQuery() {
    return originForm.length() > path.length();
  }

  /** Whether what is sent there can be read by nobody on the way. */
  public boolean isPrivate() {
    return secure || host.isLoopback();
  }

  /** Whether a request for that target of that server asks for this, whatever its query is. */
  public boolean isAskedBy(HostName named, int port, String target) {
    return port == server.port && RequestTarget.pathIs(target, path) && host.equals(named);
  }

  /** The whole URL: what a proxy is asked for (RFC 9112 section 3.2.2). */
  public String absoluteForm() {
    return (secure ? "https://" : "http://") + hostHeader() + originForm;
  }

  /** The port is named only where it is not the scheme's own. */
  public String hostHeader() {
    return server.port == defaultPort(secure) ? server.bracketed() : server.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Url && written.equals(((Url) other).written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return written;
  }
}
