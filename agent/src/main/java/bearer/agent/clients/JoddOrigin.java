package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import jodd.http.HttpConnection;
import jodd.http.HttpConnectionProvider;
import jodd.http.HttpRequest;
import jodd.http.ProxyInfo;
import jodd.http.net.SocketHttpConnection;
import jodd.http.net.SocketHttpConnectionProvider;
import org.jspecify.annotations.Nullable;

/** Where a connection of Jodd's leads. Immutable. */
final class JoddOrigin {
  private static final Inside PROXY = new Inside("proxy");

  final String host;

  /** Whether a proxy makes a tunnel to there, whatever goes through it. */
  final Fact proxied;

  private final String scheme;
  private final int port;

  private JoddOrigin(String scheme, String host, int port, Fact proxied) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    this.proxied = proxied;
  }

  static JoddOrigin of(HttpRequest request) {
    return new JoddOrigin(
        String.valueOf(request.protocol()),
        String.valueOf(request.host()),
        request.port(),
        proxied(request.connectionProvider()));
  }

  /** Unknown of a provider of the application's own. */
  private static Fact proxied(@Nullable HttpConnectionProvider provider) {
    if (!(provider instanceof SocketHttpConnectionProvider)) {
      return Fact.UNKNOWN;
    }
    ProxyInfo proxy = (ProxyInfo) PROXY.next(provider);
    return Fact.of(proxy != null && proxy.getProxyType() != ProxyInfo.ProxyType.NONE);
  }

  /**
   * Before everything else.
   *
   * @throws NoSuchFieldError if a provider does not say what its proxy is
   */
  static void check(Class<?> provider) {
    PROXY.mustLeadFrom(provider);
  }

  /** Unknown of a connection that the application has made itself. */
  static Fact tls(@Nullable HttpConnection connection) {
    if (!(connection instanceof SocketHttpConnection)) {
      return Fact.UNKNOWN;
    }
    Socket socket = ((SocketHttpConnection) connection).getSocket();
    return Fact.of(socket instanceof SSLSocket);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JoddOrigin && toString().equalsIgnoreCase(other.toString());
  }

  @Override
  public int hashCode() {
    return port;
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ':' + port;
  }
}
