package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Inside;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.reactor.ssl.TlsDetails;
import org.jspecify.annotations.Nullable;

/**
 * One head of Apache HttpClient 5, async, and where it goes. HttpCore, which writes it, does not
 * see HttpClient's classes.
 */
final class ApacheAsyncHead5 {
  private static final Inside SESSION = new Inside("ioSession", "this$0", "outputChannel");
  private static final Inside TLS = new Inside("tlsSessionRef");
  private static final Inside NAMED = new Inside("targetEndpoint");
  private static final Inside CONTEXT = new Inside("context");
  private static final Inside PROXY = new Inside("getHttpRoute()", "getProxyHost()");
  private static final Inside TARGET = new Inside("getHttpRoute()", "getTargetHost()");
  private static final Inside TUNNELLED = new Inside("getHttpRoute()", "isTunnelled()");

  final HttpRequest request;

  /** The call's. */
  final Object context;

  final String scheme;
  final @Nullable NamedEndpoint target;
  final boolean isInsideTls;
  final boolean isForProxy;

  ApacheAsyncHead5(
      HttpRequest request,
      Object context,
      String scheme,
      @Nullable NamedEndpoint target,
      boolean isInsideTls,
      boolean isForProxy) {
    this.request = request;
    this.context = context;
    this.scheme = scheme;
    this.target = target;
    this.isInsideTls = isInsideTls;
    this.isForProxy = isForProxy;
  }

  /**
   * The connection itself says where it leads, by the name that it was opened to and the one that
   * TLS has verified; the route of the call, what is behind a proxy.
   */
  static ApacheAsyncHead5 written(HttpRequest request, Object handler) {
    ProtocolIOSession session = requireNonNull(SESSION.find(ProtocolIOSession.class, handler));
    HttpContext context = requireNonNull(CONTEXT.find(HttpContext.class, handler));
    NamedEndpoint opened = session.getInitialEndpoint();
    HttpHost proxy = PROXY.find(HttpHost.class, context);
    HttpHost behind =
        proxy == null || !isSame(opened, proxy) ? null : TARGET.find(HttpHost.class, context);
    boolean forProxy =
        behind != null && !Boolean.TRUE.equals(TUNNELLED.find(Boolean.class, context));
    Object tls = tls(session);
    NamedEndpoint target = behind == null ? opened : behind;
    return new ApacheAsyncHead5(
        request,
        context,
        behind != null ? behind.getSchemeName() : tls == null ? "http" : "https",
        tls == null || forProxy || hasVerified(tls, target) ? target : null,
        tls != null,
        forProxy || (tls == null && !(session.getRemoteAddress() instanceof InetSocketAddress)));
  }

  /** That what has an exchange in hand says what it must. */
  static void link(Class<?> handler) {
    CONTEXT.mustLeadFrom(handler);
    SESSION.mustLeadFrom(handler);
  }

  private static boolean isSame(@Nullable NamedEndpoint opened, HttpHost host) {
    return opened != null
        && opened.getHostName().equalsIgnoreCase(host.getHostName())
        && (opened.getPort() == host.getPort() || host.getPort() < 0);
  }

  /** What 5.0 writes behind a proxy may have to wait for TLS, which has no session yet. */
  private static @Nullable Object tls(ProtocolIOSession session) {
    TlsDetails details = session.getTlsDetails();
    AtomicReference<?> begun = TLS.find(AtomicReference.class, session);
    return details != null || begun == null ? details : begun.get();
  }

  /** The application may have given the request another name. */
  private static boolean hasVerified(Object tls, @Nullable NamedEndpoint target) {
    NamedEndpoint named = NAMED.find(NamedEndpoint.class, tls);
    String peer =
        tls instanceof TlsDetails
            ? ((TlsDetails) tls).getSSLSession().getPeerHost()
            : named == null ? null : named.getHostName();
    return peer == null || (target != null && peer.equalsIgnoreCase(target.getHostName()));
  }
}
