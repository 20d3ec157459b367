package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection of Netty leads to, as far as its pipeline knows: whom TLS was asked to verify,
 * else where a proxy was asked to connect to, else its address. Never what a request says.
 * Immutable.
 */
final class NettyPeer {
  /** Of a handler in the pipeline; of one inside another, that one. */
  private static final Inside BEFORE = new Inside("prev", "ctx");

  /** Of a proxy handler, which is in a library of its own. */
  private static final Inside DESTINATION = new Inside("destinationAddress()");

  /** Null if that cannot be told. */
  final @Nullable String host;

  final int port;
  final Fact tls;

  /** Whether a proxy has made a connection for it, in which it can read what is written. */
  final boolean isReadByProxy;

  private NettyPeer(
      @Nullable SSLEngine engine, @Nullable InetSocketAddress address, boolean isProxied) {
    this.isReadByProxy = isProxied && engine == null;
    String verified = engine == null ? null : engine.getPeerHost();
    int verifiedPort = engine == null || verified == null ? -1 : engine.getPeerPort();
    this.host = verified == null && address != null ? address.getHostString() : verified;
    this.port = verifiedPort <= 0 && address != null ? address.getPort() : verifiedPort;
    this.tls = Fact.of(engine != null);
  }

  /**
   * @param codec of what writes heads; what is between it and the connection is looked at, from
   *     there on, without a copy of the pipeline, which is what asking it would make
   * @param tunnel what a proxy was asked for before by a message, of which no handler tells
   */
  static NettyPeer of(ChannelHandlerContext codec, @Nullable NettyTunnel tunnel) {
    SSLEngine engine = null;
    SocketAddress address = codec.channel().remoteAddress();
    boolean isProxied = false;
    boolean isOwn = BEFORE.leadsFrom(codec.getClass());
    Object from = isOwn ? codec : codec.pipeline().context(codec.name());
    for (Object at = BEFORE.from(from); at != null && !isProxied; at = BEFORE.next(at)) {
      ChannelHandler handler = ((ChannelHandlerContext) at).handler();
      if (handler instanceof SslHandler && engine == null) {
        engine = ((SslHandler) handler).engine();
      } else if (DESTINATION.leadsFrom(handler.getClass())) {
        address = DESTINATION.find(SocketAddress.class, handler);
        isProxied = true; // what is before it ends at the proxy
      }
    }
    if (tunnel != null && !isProxied) {
      engine = engine == tunnel.toProxy ? null : engine;
      address = tunnel.end;
      isProxied = true;
    }
    return new NettyPeer(
        engine,
        address instanceof InetSocketAddress ? (InetSocketAddress) address : null,
        isProxied);
  }

  /** Whether a URL names it. */
  boolean is(URI url) {
    return RequestUrl.leadsTo(url, host, port);
  }

  String scheme() {
    return tls == Fact.YES ? "https" : "http";
  }
}
