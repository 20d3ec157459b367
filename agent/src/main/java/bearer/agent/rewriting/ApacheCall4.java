package bearer.agent.rewriting;

import java.net.URI;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** A request of Apache HttpClient 4 before there is a route for it. */
@SuppressWarnings("deprecation") // what is old is what is wanted
final class ApacheCall4 {
  final HttpHost host;
  final URI uri;

  /** With what headers the application built it, or a redirect. */
  final HttpRequest own;

  final HttpContext context;

  /** The application's own, in whichever way it is given. */
  final @Nullable String ownHost;

  private ApacheCall4(
      HttpHost host, URI uri, HttpRequest own, HttpContext context, @Nullable String ownHost) {
    this.host = host;
    this.uri = uri;
    this.own = own;
    this.context = context;
    this.ownHost = ownHost;
  }

  /**
   * Null if nobody says where it goes.
   *
   * @param parameters has the parameters of the call
   */
  static @Nullable ApacheCall4 of(
      @Nullable HttpHost host,
      @Nullable URI known,
      HttpRequest own,
      HttpRequest parameters,
      HttpContext context) {
    HttpHost target =
        host == null ? (HttpHost) parameters.getParams().getParameter("http.default-host") : host;
    URI uri = known == null ? URI.create(own.getRequestLine().getUri()) : known;
    Object virtual = parameters.getParams().getParameter("http.virtual-host");
    Object named = virtual == null ? own.getFirstHeader("Host") : virtual;
    return target == null
        ? null
        : new ApacheCall4(target, uri, own, context, named == null ? null : named.toString());
  }

  /** A redirect's, with the headers of the request before: its Host is the library's. */
  static ApacheCall4 to(URI uri, HttpRequest own, HttpContext context) {
    return new ApacheCall4(
        new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme()), uri, own, context, null);
  }
}
