package bearer.it.servers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** Another port of a server on this machine, for a test that tells its connections by the port. */
public final class PortForwarder implements Closeable {
  private final int to;
  private final SocketServer server = new SocketServer(this::serve);

  public PortForwarder(int to) {
    this.to = to;
  }

  public int port() {
    return server.port();
  }

  private void serve(Socket client) throws IOException {
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), to)) {
      OutputStream toClient = client.getOutputStream();
      InputStream fromTarget = target.getInputStream();
      SocketServer.daemon(() -> copy(fromTarget, toClient, client));
      copy(client.getInputStream(), target.getOutputStream(), target);
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
