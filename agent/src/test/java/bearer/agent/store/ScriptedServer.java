package bearer.agent.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Accepts connections, and does with each what a script says. */
@SuppressWarnings("EmptyCatch")
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final CountDownLatch over = new CountDownLatch(1);
  private final Script script;

  /** What is said on one connection, which is closed then. */
  interface Script {
    /**
     * Called by a thread of its own for each.
     *
     * @param over open once nobody listens any more
     */
    void talk(Socket client, CountDownLatch over) throws IOException, InterruptedException;
  }

  ScriptedServer(Script script) throws IOException {
    this.script = script;
    start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        Socket client = socket.accept();
        start(() -> talk(client));
      }
    } catch (IOException closed) { // the test is over
    }
  }

  private void talk(Socket client) {
    try (client) {
      script.talk(client, over);
    } catch (IOException | InterruptedException left) { // the client, as it should
    }
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    socket.close();
  }
}
