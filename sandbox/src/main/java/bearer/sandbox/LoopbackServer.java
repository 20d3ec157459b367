package bearer.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * An HTTP/1.1 server on loopback with one thread per connection, so that answers may take their
 * time. Closing it closes the connections.
 */
public final class LoopbackServer implements Closeable {
  private static final int BACKLOG = 2000;

  private final ServerSocket listener;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private LoopbackServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
  }

  public static LoopbackServer http(Script script) throws IOException {
    return on(new ServerSocket(0, BACKLOG, loopback()), script);
  }

  public static LoopbackServer https(SSLContext context, Script script) throws IOException {
    return on(tlsListener(context), script);
  }

  /** As {@link #https}, for clients that show a certificate which the context trusts. */
  public static LoopbackServer mutualTls(SSLContext context, Script script) throws IOException {
    SSLServerSocket listener = tlsListener(context);
    listener.setNeedClientAuth(true);
    return on(listener, script);
  }

  private static SSLServerSocket tlsListener(SSLContext context) throws IOException {
    return (SSLServerSocket)
        context.getServerSocketFactory().createServerSocket(0, BACKLOG, loopback());
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static LoopbackServer on(ServerSocket listener, Script script) {
    LoopbackServer server = new LoopbackServer(listener, script);
    daemon(server::accept);
    return server;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** An address that is called {@code localhost} in certificates and {@code 127.0.0.1} without. */
  public String url(String path) {
    return listener instanceof SSLServerSocket
        ? "https://localhost:" + port() + path
        : "http://127.0.0.1:" + port() + path;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      // nobody comes any more
    }
  }

  private void serve(Socket socket) {
    try (Socket closedInTheEnd = socket) {
      closedInTheEnd.setTcpNoDelay(true);
      Connection connection = new Connection(closedInTheEnd);
      boolean another = true;
      while (another) {
        Request request = Request.read(connection.in());
        another = request != null && script.answer(request).send(connection, request);
      }
    } catch (IOException | InterruptedException gone) {
      // the client's business
    } finally {
      open.remove(socket);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "sandbox");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
