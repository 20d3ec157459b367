package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Outbound;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/**
 * Where what writes a head holds the socket that it is written to, somewhere inside: that socket
 * says whether there is TLS. Unknown if a later version keeps it elsewhere.
 *
 * @param <R> the request
 * @param <C> what writes it
 */
abstract class SocketHead<R, C> extends HeadPlace<Outbound<R, C>> {
  private static final Inside SOCKET =
      new Inside(
          "wrappedConnection", // Commons HttpClient's pool
          "connection()", // OkHttp's stream allocation, which leads back to its codec too
          "codec", // OkHttp's exchange from 3.14 on, and its codecs of all times
          "realConnection",
          "carrier",
          "streamAllocation",
          "httpEngine",
          "connection",
          "javaNetSocket",
          "socket");
  private static final Inside PROXY =
      new Inside(
          "connection()",
          "codec",
          "realConnection",
          "carrier",
          "streamAllocation",
          "httpEngine",
          "connection",
          "route",
          "proxy");

  @Override
  public final Fact tls(Outbound<R, C> out) {
    Socket socket = SOCKET.find(Socket.class, out.connection);
    return socket == null ? Fact.UNKNOWN : Fact.of(socket instanceof SSLSocket);
  }

  /** What goes to a proxy by TLS is in a tunnel. */
  @Override
  public Fact forwardProxy(Outbound<R, C> out) {
    Proxy proxy = PROXY.find(Proxy.class, out.connection);
    return proxy == null
        ? Fact.UNKNOWN
        : Fact.of(proxy.type() == Proxy.Type.HTTP && tls(out) == Fact.NO);
  }

  /** That of the connection, where the URL's may be changed without the connection following. */
  final String scheme(Outbound<R, C> out, String ofUrl) {
    Fact tls = tls(out);
    return tls == Fact.UNKNOWN ? ofUrl : tls == Fact.YES ? "https" : "http";
  }

  /** For what leaves a connection open, of which nobody knows, when a head is not written. */
  final void close(C writer) throws IOException {
    Socket socket = SOCKET.find(Socket.class, writer);
    if (socket != null) {
      socket.close();
    }
  }
}
