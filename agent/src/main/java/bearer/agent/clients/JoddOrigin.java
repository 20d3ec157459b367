package bearer.agent.clients;

import bearer.agent.hop.Fact;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import jodd.http.HttpConnection;
import jodd.http.HttpRequest;
import jodd.http.net.SocketHttpConnection;
import org.jspecify.annotations.Nullable;

/** Where a connection of Jodd's leads. Immutable. */
final class JoddOrigin {
  final String host;
  private final String scheme;
  private final int port;

  private JoddOrigin(String scheme, String host, int port) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
  }

  static JoddOrigin of(HttpRequest request) {
    return new JoddOrigin(
        String.valueOf(request.protocol()), String.valueOf(request.host()), request.port());
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
