package bearer.agent.rewriting;

import java.net.URI;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** A request of Apache HttpClient 5 before there is a route for it. */
final class ApacheCall5 {
  final HttpRequest request;
  final String scheme;
  final String host;
  final int port;
  final String target;
  final boolean namesUser;

  /** The application's own, in whichever way it is given. */
  final @Nullable String ownHost;

  /** Null if the application has given none. */
  final @Nullable Object context;

  private ApacheCall5(
      HttpRequest request,
      HttpHost host,
      String target,
      boolean namesUser,
      @Nullable String ownHost,
      @Nullable Object context) {
    this.request = request;
    this.scheme = host.getSchemeName();
    this.host = host.getHostName();
    this.port = host.getPort();
    this.target = target;
    this.namesUser = namesUser;
    this.ownHost = ownHost;
    this.context = context;
  }

  /** Null if nobody says where it goes. */
  static @Nullable ApacheCall5 of(
      @Nullable HttpHost named, HttpRequest request, @Nullable Object context) {
    URIAuthority authority = request.getAuthority();
    if (named == null && authority == null) {
      return null;
    }
    HttpHost host =
        named == null
            ? new HttpHost(request.getScheme(), authority.getHostName(), authority.getPort())
            : named;
    boolean user = authority != null && authority.getUserInfo() != null;
    return new ApacheCall5(request, host, request.getPath(), user, ownHost(host, request), context);
  }

  /** A redirect's. */
  static ApacheCall5 to(URI uri, HttpRequest before, Object context) {
    HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
    return new ApacheCall5(
        before, host, Targets.of(uri), uri.getRawUserInfo() != null, null, context);
  }

  /** The authority of a request may be another than where it goes: a virtual host. */
  private static @Nullable String ownHost(HttpHost host, HttpRequest request) {
    Header header = request.getFirstHeader("Host");
    URIAuthority authority = request.getAuthority();
    boolean virtual =
        authority != null && !authority.getHostName().equalsIgnoreCase(host.getHostName());
    return header == null ? virtual ? authority.toString() : null : header.getValue();
  }
}
