package bearer.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on loopback with one thread per connection, so that answers may take their
 * time. Closing it closes the connections.
 */
public final class LoopbackServer implements Closeable {
  private static final int BACKLOG = 2000;

  private final ServerSocket listener;
  private final @Nullable Supplier<SSLContext> contexts;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * @param contexts the TLS of each connection; null if the listener does all that is to be done
   */
  private LoopbackServer(
      ServerSocket listener, @Nullable Supplier<SSLContext> contexts, Script script) {
    this.listener = listener;
    this.contexts = contexts;
    this.script = script;
  }

  public static LoopbackServer http(Script script) throws IOException {
    return on(new ServerSocket(0, BACKLOG, loopback()), null, script);
  }

  public static LoopbackServer https(SSLContext context, Script script) throws IOException {
    return on(tlsListener(context), null, script);
  }

  /**
   * On a port of the caller's choice, or any if it is 0.
   *
   * @param contexts asked at each connection; none of them resumes a session of another one
   */
  public static LoopbackServer https(Supplier<SSLContext> contexts, int port, Script script)
      throws IOException {
    return on(new ServerSocket(port, BACKLOG, loopback()), contexts, script);
  }

  /** As {@link #https}, for clients that show a certificate which the context trusts. */
  public static LoopbackServer mutualTls(SSLContext context, Script script) throws IOException {
    SSLServerSocket listener = tlsListener(context);
    listener.setNeedClientAuth(true);
    return on(listener, null, script);
  }

  private static SSLServerSocket tlsListener(SSLContext context) throws IOException {
    return (SSLServerSocket)
        context.getServerSocketFactory().createServerSocket(0, BACKLOG, loopback());
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static LoopbackServer on(
      ServerSocket listener, @Nullable Supplier<SSLContext> contexts, Script script) {
    LoopbackServer server = new LoopbackServer(listener, contexts, script);
    daemon(server::accept);
    return server;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** An address that is called {@code localhost} in certificates and {@code 127.0.0.1} without. */
  public String url(String path) {
    return contexts != null || listener instanceof SSLServerSocket
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
    try (Socket closedInTheEnd = socket;
        Socket secured = contexts == null ? socket : tls(contexts.get(), socket)) {
      closedInTheEnd.setTcpNoDelay(true);
      Connection connection = new Connection(secured);
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

  private static SSLSocket tls(SSLContext context, Socket socket) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "sandbox");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    disconnect();
  }

  /** Closes the connections; new ones are taken. */
  public void disconnect() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }
}
