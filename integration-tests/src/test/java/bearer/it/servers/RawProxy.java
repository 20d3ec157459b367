package bearer.it.servers;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A forward proxy that needs no DNS: TLS through any tunnel leads to the same local port, and every
 * plain request, in a tunnel or not, ends here with an empty 200.
 */
public final class RawProxy implements Closeable {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  private static final String LOGIN =
      """
      HTTP/1.1 407 Proxy Authentication Required\r
      Proxy-Authenticate: Basic realm="proxy"\r
      Content-Length: 0\r
      \r
      """;
  private static final int HANDSHAKE = 22;
  private static final String CONNECTED = "HTTP/1.1 200 Connection established\r\n\r\n";

  private final List<RawRequest> received = new ArrayList<>();
  private final int tlsPort;
  private final List<String> login;
  private final SocketServer server = new SocketServer(this::serve);

  public RawProxy(int tlsPort) {
    this(tlsPort, List.of());
  }

  private RawProxy(int tlsPort, List<String> login) {
    this.tlsPort = tlsPort;
    this.login = login;
  }

  /**
   * One that lets nobody through without a user and a password.
   *
   * @param login the one {@code Proxy-Authorization} that it takes
   */
  public static RawProxy wanting(String login, int tlsPort) {
    return new RawProxy(tlsPort, List.of(login));
  }

  /** {@code host:port}, as clients are told it. */
  public String address() {
    return "127.0.0.1:" + server.port();
  }

  /**
   * Everything since the last time this was asked, in order of arrival; of TLS in tunnels only
   * CONNECT.
   */
  public List<RawRequest> take() {
    synchronized (received) {
      List<RawRequest> all = List.copyOf(received);
      received.clear();
      return all;
    }
  }

  private void serve(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    for (RawRequest r = RawRequest.read(in); r != null; r = RawRequest.read(in)) {
      synchronized (received) {
        received.add(r);
      }
      if (!login.isEmpty() && !r.header("Proxy-Authorization").equals(login)) {
        write(socket, LOGIN);
      } else if (r.line().startsWith("CONNECT ")) {
        write(socket, CONNECTED);
        if (startsTls(in)) {
          tunnel(socket, in);
          return;
        }
      } else {
        write(socket, OK);
      }
    }
  }

  /** What else comes through a tunnel is read here, as a real proxy could. */
  private static boolean startsTls(InputStream in) throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first == HANDSHAKE;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void tunnel(Socket client, InputStream fromClient) throws IOException {
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), tlsPort)) {
      OutputStream toClient = client.getOutputStream();
      InputStream fromTarget = target.getInputStream();
      SocketServer.daemon(() -> copy(fromTarget, toClient, client));
      copy(fromClient, target.getOutputStream(), target);
    }
  }

  private static void copy(InputStream from, OutputStream to, Socket closed) {
    try (closed) {
      from.transferTo(to);
    } catch (IOException gone) {
      // one side hung up, so the other does
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
