package bearer.it.servers;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Accepts connections and gives each a thread, until it is closed. */
final class SocketServer implements Closeable {
  /** What to do with one connection; it is closed afterwards. */
  interface Connection {
    void serve(Socket socket) throws IOException;
  }

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  SocketServer(Connection connection) {
    try {
      listener = new ServerSocket(0, 300);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(() -> accept(connection));
  }

  int port() {
    return listener.getLocalPort();
  }

  static void daemon(Runnable task) {
    Thread thread = new Thread(task, "socket server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(Connection connection) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        daemon(() -> serve(connection, socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Connection connection, Socket socket) {
    try (socket) {
      connection.serve(socket);
    } catch (IOException gone) {
      // the peer went away: what it sent before has been recorded
    } finally {
      synchronized (open) {
        open.remove(socket);
        open.notifyAll();
      }
    }
  }

  /** How many connections are open when there are no more than that, or after some seconds. */
  int awaitOpen(int most) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    try {
      synchronized (open) {
        for (long left = 1; open.size() > most && left > 0; left = end - System.nanoTime()) {
          TimeUnit.NANOSECONDS.timedWait(open, end - System.nanoTime());
        }
        return open.size();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
