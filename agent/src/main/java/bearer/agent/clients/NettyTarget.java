package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Where a channel of Netty 4 really leads to, whatever a URL or a header says. Immutable. */
final class NettyTarget {
  private static final Inside DESTINATION = new Inside("destinationAddress()"); // of proxy handlers

  final Fact tls;

  /** Whether a proxy can read what is written: with a tunnel, if there is no TLS in it. */
  final Fact forwardProxy;

  /** Null if nobody can tell. */
  final @Nullable String host;

  final int port;

  private NettyTarget(
      @Nullable SSLEngine engine, @Nullable InetSocketAddress address, boolean isProxied) {
    String verified = engine == null ? null : engine.getPeerHost();
    int itsPort = engine == null || verified == null ? 0 : engine.getPeerPort();
    this.tls = Fact.of(engine != null);
    this.forwardProxy = Fact.of(isProxied && engine == null);
    this.host = verified == null && address != null ? address.getHostString() : verified;
    this.port = verified == null && address != null ? address.getPort() : itsPort;
  }

  /**
   * Of a connection, or of a stream in one: from the socket on, what a proxy is told comes last.
   */
  static NettyTarget of(Channel channel) {
    Channel connection = channel.parent() == null ? channel : channel.parent();
    SocketAddress address = connection.remoteAddress();
    SSLEngine engine = null;
    boolean isProxied = false;
    for (Map.Entry<String, ChannelHandler> named : connection.pipeline()) {
      ChannelHandler handler = named.getValue();
      if (handler instanceof SslHandler) {
        engine = ((SslHandler) handler).engine();
      } else if (DESTINATION.leadsFrom(handler.getClass())) {
        address = DESTINATION.find(SocketAddress.class, handler);
        engine = null; // the proxy's own
        isProxied = true;
      }
    }
    return new NettyTarget(
        engine,
        address instanceof InetSocketAddress ? (InetSocketAddress) address : null,
        isProxied);
  }
}
