package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import javax.net.ssl.SSLEngine;
import org.jboss.netty.channel.ChannelHandler;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/** Whom a connection of Netty 3 leads to, as {@link NettyPeer}. Immutable. */
final class Netty3Peer {
  /** Of a handler in the pipeline. */
  private static final Inside BEFORE = new Inside("prev");

  /** Null if that cannot be told. */
  final @Nullable String host;

  final int port;
  final Fact tls;

  /** Whether a proxy has made a connection for it, in which it can read what is written. */
  final boolean isReadByProxy;

  private Netty3Peer(
      @Nullable SSLEngine engine, @Nullable SocketAddress remote, boolean isProxied) {
    InetSocketAddress address =
        remote instanceof InetSocketAddress ? (InetSocketAddress) remote : null;
    String verified = engine == null ? null : engine.getPeerHost();
    int verifiedPort = engine == null || verified == null ? -1 : engine.getPeerPort();
    this.host = verified == null && address != null ? address.getHostString() : verified;
    this.port = verifiedPort <= 0 && address != null ? address.getPort() : verifiedPort;
    this.tls = Fact.of(engine != null);
    this.isReadByProxy = isProxied && engine == null;
  }

  /**
   * @param codec of what writes heads
   * @param tunnel what a proxy was asked for before; null if nothing was
   */
  static Netty3Peer of(ChannelHandlerContext codec, @Nullable Netty3Tunnel tunnel) {
    SSLEngine engine = engine(codec);
    return tunnel == null
        ? new Netty3Peer(engine, codec.getChannel().getRemoteAddress(), false)
        : new Netty3Peer(engine == tunnel.toProxy ? null : engine, tunnel.end, true);
  }

  /** Of the TLS that is written into, which is next to the codec; null if there is none. */
  static @Nullable SSLEngine engine(ChannelHandlerContext codec) {
    boolean isOwn = BEFORE.leadsFrom(codec.getClass());
    Object from = isOwn ? codec : codec.getPipeline().getContext(codec.getName());
    for (Object at = from; at != null; at = BEFORE.next(at)) {
      ChannelHandler handler = ((ChannelHandlerContext) at).getHandler();
      if (handler instanceof SslHandler) {
        return ((SslHandler) handler).getEngine();
      }
    }
    return null;
  }

  /** Whether a URL names it. */
  boolean is(URI url) {
    return RequestUrl.leadsTo(url, host, port);
  }

  String scheme() {
    return tls == Fact.YES ? "https" : "http";
  }
}
