package bearer.agent.clients;

import java.net.InetSocketAddress;
import java.net.URI;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * As {@link NettyTunnel}: Netty 3 has no handler for proxies, so that all tunnels are such ones.
 */
final class Netty3Tunnel {
  final InetSocketAddress end;

  /** Of the connection to the proxy; null if there is no TLS to it. */
  final @Nullable SSLEngine toProxy;

  private Netty3Tunnel(InetSocketAddress end, @Nullable SSLEngine toProxy) {
    this.end = end;
    this.toProxy = toProxy;
  }

  /**
   * Null if it is no authority.
   *
   * @param authority as in the line of the CONNECT
   */
  static @Nullable Netty3Tunnel asked(String authority, @Nullable SSLEngine toProxy) {
    URI url = RequestUrl.parsed("http://" + authority);
    return url == null || url.getHost() == null || url.getPort() < 0
        ? null
        : new Netty3Tunnel(
            InetSocketAddress.createUnresolved(url.getHost(), url.getPort()), toProxy);
  }
}
