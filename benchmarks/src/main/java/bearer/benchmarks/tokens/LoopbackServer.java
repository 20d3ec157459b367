package bearer.benchmarks.tokens;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An HTTP/1.1 server with one thread per connection, so that answers may take their time. */
final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 2000;

  /** Called by the connections' threads. */
  interface Handler {
    Reply answer(Request request) throws InterruptedException;
  }

  private final ServerSocket listening;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  LoopbackServer(Handler handler) throws IOException {
    this.handler = handler;
    this.listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the end of the scenario
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Request request = Request.read(in); request != null; request = Request.read(in)) {
        Reply reply = handler.answer(request);
        if (reply.equals(Reply.CLOSE)) {
          return;
        }
        socket.getOutputStream().write(reply.bytes());
      }
    } catch (IOException | InterruptedException gone) {
      // the client's business
    } finally {
      open.remove(socket);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(null, work, "loopback", 256 * 1024);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
