package bearer.agent.clients;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection leads to whose proxy was asked for a tunnel by a message, as of any library
 * that does so without Netty's own handler for it; the AWS SDK is one. Immutable.
 */
final class NettyTunnel {
  final InetSocketAddress end;

  /** Of the connection to the proxy; null if there is no TLS to it. */
  final @Nullable SSLEngine toProxy;

  private NettyTunnel(InetSocketAddress end, @Nullable SSLEngine toProxy) {
    this.end = end;
    this.toProxy = toProxy;
  }

  /**
   * Null if it is no authority.
   *
   * @param authority as in the line of the CONNECT
   */
  static @Nullable NettyTunnel asked(String authority, ChannelHandlerContext codec) {
    URI url = RequestUrl.parsed("http://" + authority);
    if (url == null || url.getHost() == null || url.getPort() < 0) {
      return null;
    }
    SslHandler tls = codec.pipeline().get(SslHandler.class);
    return new NettyTunnel(
        InetSocketAddress.createUnresolved(url.getHost(), url.getPort()),
        tls == null ? null : tls.engine());
  }
}
