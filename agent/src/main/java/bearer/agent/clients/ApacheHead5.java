package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Inside;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.pool.PoolEntry;
import org.jspecify.annotations.Nullable;

/** One head of Apache HttpClient 5 and the connection that it is written to. */
final class ApacheHead5 {
  private static final Inside LENT = new Inside("poolEntryRef", "connRef");
  private static final Inside ROUTE = new Inside("route");
  private static final Inside NAME = new Inside("targetName"); // 5.4 and later

  final ClassicHttpRequest request;
  final Object context;
  final HttpHost target;
  private final HttpRoute route;
  private final ManagedHttpClientConnection connection;

  private ApacheHead5(
      ClassicHttpRequest request,
      Object context,
      HttpRoute route,
      ManagedHttpClientConnection connection) {
    this.request = request;
    this.context = context;
    this.target = route.getTargetHost();
    this.route = route;
    this.connection = connection;
  }

  /** Null if the connection has been taken back meanwhile: nothing will be written. */
  static @Nullable ApacheHead5 of(ClassicHttpRequest request, Object endpoint, Object context) {
    Object lent = requireNonNull(LENT.find(AtomicReference.class, endpoint)).get();
    PoolEntry<?, ?> entry = lent instanceof PoolEntry ? (PoolEntry<?, ?>) lent : null;
    Object connection = entry == null ? lent : entry.getConnection();
    HttpRoute route = ROUTE.find(HttpRoute.class, entry == null ? endpoint : entry);
    return connection == null
        ? null
        : new ApacheHead5(
            request, context, requireNonNull(route), (ManagedHttpClientConnection) connection);
  }

  /** Null if TLS has verified another name, which the application has given to the request. */
  @Nullable String host() {
    NamedEndpoint verified = NAME.find(NamedEndpoint.class, route);
    String host = target.getHostName();
    return verified == null || verified.getHostName().equalsIgnoreCase(host) ? host : null;
  }

  boolean isInsideTls() {
    return connection.getSSLSession() != null;
  }

  /** Behind a socket that is a file there may be anybody, too. */
  boolean isForProxy() {
    return route.getProxyHost() != null
        ? !route.isTunnelled()
        : !isInsideTls() && !(connection.getRemoteAddress() instanceof InetSocketAddress);
  }
}
