package bearer.agent.clients;

import bearer.agent.hop.Inside;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.apache.http.Header;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpRequest;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** One head of Apache HttpClient 4 and the connection that it is written to. */
final class ApacheHead4 {
  private static final Inside ROUTE = new Inside("getRoute()", "poolEntry");
  private static final Inside SESSION = new Inside("getSSLSession()");

  final HttpRequest request;
  final HttpContext context;

  /** The connection's own. */
  final HttpRoute route;

  private final @Nullable Object connection;

  private ApacheHead4(
      HttpRequest request, @Nullable Object connection, HttpContext context, HttpRoute route) {
    this.request = request;
    this.connection = connection;
    this.context = context;
    this.route = route;
  }

  /** Null if the connection is HttpCore's: where that leads nobody knows. */
  static @Nullable ApacheHead4 of(HttpRequest request, Object connection, HttpContext context) {
    HttpRoute own = ROUTE.find(HttpRoute.class, connection);
    HttpRoute route = own == null ? lent(connection, context) : own;
    return route == null ? null : new ApacheHead4(request, connection, context, route);
  }

  /** Of HttpClient's connection outside a pool, for as long as HttpClient has it in its hands. */
  private static @Nullable HttpRoute lent(Object connection, HttpContext context) {
    return SESSION.leadsFrom(connection.getClass())
            && context.getAttribute("http.connection") == connection
        ? (HttpRoute) context.getAttribute("http.route")
        : null;
  }

  /** Of a call that has no connection yet, and will have what its route says. */
  static ApacheHead4 planned(HttpRequest request, HttpContext context, HttpRoute route) {
    return new ApacheHead4(request, null, context, route);
  }

  boolean isInsideTls() {
    return connection == null ? route.isSecure() : isInsideTls(connection);
  }

  private static boolean isInsideTls(Object connection) {
    return SESSION.find(SSLSession.class, connection) != null;
  }

  boolean isForProxy() {
    return route.getProxyHost() != null && !route.isTunnelled();
  }

  /** All values of a header, in order. */
  List<String> headers(String name) {
    List<String> values = new ArrayList<>();
    for (Header header : request.getHeaders(name)) {
      values.add(header.getValue());
    }
    return values;
  }

  static boolean isRepeatable(HttpRequest request) {
    return !(request instanceof HttpEntityEnclosingRequest)
        || ((HttpEntityEnclosingRequest) request).getEntity() == null
        || ((HttpEntityEnclosingRequest) request).getEntity().isRepeatable();
  }
}
