package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import com.ning.http.client.ListenableFuture;
import com.ning.http.client.Request;
import com.ning.http.client.providers.grizzly.HttpTransactionContext;
import com.ning.http.client.uri.Uri;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.ssl.SSLUtils;
import org.jspecify.annotations.Nullable;

/** One hop of {@link Grizzly}'s client, and the connection that it is written to. */
final class GrizzlyCall extends EventLoopCall {
  private static final Inside REQUEST = new Inside("ahcRequest");
  private static final Inside CONNECTION = new Inside("connection");
  private static final Inside PROXY = new Inside("proxyServer");
  private static final Inside FUTURE = new Inside("future");

  private final Request own;
  private final @Nullable HttpRequestPacket head;
  private final Fact tls;
  private final @Nullable SSLEngine engine;
  private final boolean isProxied;
  private final @Nullable Object peer;

  private GrizzlyCall(Object hop, String path, @Nullable HttpRequestPacket head) {
    super(request(hop).getMethod(), path, future(hop));
    Connection<?> connection = connection(hop);
    this.own = request(hop);
    this.head = head;
    boolean isForTls = head == null ? isForTls(own.getUri()) : head.isSecure();
    this.engine = isForTls ? SSLUtils.getSSLEngine(connection) : null;
    this.tls = Fact.of(head == null ? isForTls : engine != null);
    this.isProxied = PROXY.next(hop) != null;
    this.peer = connection.getPeerAddress();
  }

  /** Which has a connection, where TLS may not have begun. */
  static GrizzlyCall of(Object hop) {
    return new GrizzlyCall(hop, url(hop).toRelativeUrl(), null);
  }

  /** Null if what is written asks for a tunnel. */
  static @Nullable GrizzlyCall of(Object hop, HttpRequestPacket head) {
    String path = RequestLine.target(head.getRequestURI(), head.getQueryString());
    return isTunnel(head) ? null : new GrizzlyCall(hop, path, head);
  }

  /**
   * Before everything else.
   *
   * @throws LinkageError if this version's hops are not known
   */
  static void check() {
    for (Inside part : new Inside[] {REQUEST, CONNECTION, PROXY, FUTURE}) {
      part.mustLeadFrom(HttpTransactionContext.class);
    }
  }

  static boolean isTunnel(HttpRequestPacket head) {
    return Method.CONNECT.equals(head.getMethod());
  }

  /** Null if another hop has followed already. */
  static @Nullable ListenableFuture<?> future(Object hop) {
    return (ListenableFuture<?>) FUTURE.next(hop);
  }

  static Connection<?> connection(Object hop) {
    return (Connection<?>) CONNECTION.from(hop);
  }

  static Uri url(Object hop) {
    return request(hop).getUri();
  }

  private static Request request(Object hop) {
    return (Request) REQUEST.from(hop);
  }

  private static boolean isForTls(Uri url) {
    return url.getScheme().equals("https") || url.getScheme().equals("wss");
  }

  @Override
  Fact tls() {
    return tls;
  }

  /** Null if TLS is for another name than the URL's. */
  @Override
  @Nullable String host() {
    String named = own.getUri().getHost();
    if (engine != null) {
      return named.equalsIgnoreCase(engine.getPeerHost()) ? named : null;
    }
    return isProxied || tls == Fact.YES
        ? named
        : peer instanceof InetSocketAddress ? ((InetSocketAddress) peer).getHostString() : null;
  }

  @Override
  int port() {
    if (engine != null) {
      return engine.getPeerPort();
    }
    return isProxied || tls == Fact.YES || !(peer instanceof InetSocketAddress)
        ? own.getUri().getPort()
        : ((InetSocketAddress) peer).getPort();
  }

  @Override
  Fact forwardProxy() {
    return Fact.of(isProxied && tls == Fact.NO);
  }

  @Override
  List<String> headers(String name) {
    return head == null
        ? Objects.requireNonNull(own.getHeaders().get(name))
        : GrizzlyEdit.values(head, name);
  }
}
