package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientRequest;
import io.undertow.protocols.http2.Http2Channel;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.ssl.SslConnection;

/** A request of Undertow's client, and where its connection leads. */
final class UndertowCall extends EventLoopCall {
  /** Over HTTP/2 there is a channel between. */
  private static final Inside STREAM = new Inside("http2Channel", "connection", "channel");

  /** What a connection of HTTP/1.1 has turned into. */
  private static final Inside HTTP2 = new Inside("http2Delegate");

  private static final Inside EXCHANGE = new Inside("currentRequest");

  /** The application's. */
  final HeaderMap headers;

  private final Fact tls;
  private final @Nullable String host;
  private final int port;

  private UndertowCall(
      String method,
      String path,
      HeaderMap headers,
      @Nullable StreamConnection stream,
      @Nullable InetSocketAddress peer) {
    super(method, path, headers);
    this.headers = headers;
    this.tls = stream == null ? Fact.UNKNOWN : Fact.of(stream instanceof SslConnection);
    this.host = stream == null || peer == null ? null : host(stream, peer.getHostString());
    this.port = peer == null ? -1 : peer.getPort();
  }

  static UndertowCall of(ClientRequest request, ClientConnection connection) {
    return new UndertowCall(
        request.getMethod().toString(),
        request.getPath(),
        request.getRequestHeaders(),
        STREAM.find(StreamConnection.class, connection),
        connection.getPeerAddress(InetSocketAddress.class));
  }

  static UndertowCall of(HeaderMap headers, Http2Channel channel) {
    return new UndertowCall(
        headers.getFirst(Http2Channel.METHOD),
        String.valueOf(headers.getFirst(Http2Channel.PATH)), // a tunnel has none
        headers,
        STREAM.find(StreamConnection.class, channel),
        channel.getPeerAddress(InetSocketAddress.class));
  }

  /** Null if TLS is for another name than the connection. */
  private static @Nullable String host(StreamConnection stream, String host) {
    if (!(stream instanceof SslConnection)) {
      return host;
    }
    SSLEngine engine = UndertowXnioSsl.getSslEngine((SslConnection) stream);
    return engine != null && host.equalsIgnoreCase(engine.getPeerHost()) ? host : null;
  }

  /**
   * Before everything else.
   *
   * @throws NoSuchFieldError if a connection does not say what it goes over
   */
  static void check(Class<?> connection) {
    STREAM.mustLeadFrom(connection);
  }

  /** The type of what a connection of HTTP/1.1 has in hand. */
  static Class<?> exchange(Class<?> connection) {
    return EXCHANGE.typeFrom(connection);
  }

  /** Whether what is sent is sent by another one. */
  static boolean isUpgraded(ClientConnection connection) {
    return HTTP2.next(connection) != null;
  }

  boolean isTunnel() {
    return method.equals("CONNECT");
  }

  @Override
  Fact tls() {
    return tls;
  }

  @Override
  @Nullable String host() {
    return host;
  }

  @Override
  int port() {
    return port;
  }

  /** Which an application may write to as to any server. */
  @Override
  Fact forwardProxy() {
    return Fact.of(path.contains("://") && !path.startsWith("/"));
  }

  @Override
  List<String> headers(String name) {
    return values(headers, name);
  }

  static List<String> values(HeaderMap headers, String name) {
    HeaderValues values = headers.get(name);
    return values == null ? Collections.<String>emptyList() : values;
  }
}
