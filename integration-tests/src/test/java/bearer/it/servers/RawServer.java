package bearer.it.servers;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A plain http server that keeps what it received byte by byte, and can misbehave. */
public final class RawServer implements Closeable {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final List<RawRequest> received = new ArrayList<>();
  private final AtomicBoolean dropNextReuse = new AtomicBoolean();
  private final SocketServer server = new SocketServer(this::serve);

  public int port() {
    return server.port();
  }

  public String url(String host, String path) {
    return "http://" + host + ":" + port() + path;
  }

  /** Has the next request that comes on a used connection read, but not answered: closed. */
  public void dropNextReuse() {
    dropNextReuse.set(true);
  }

  /** How many connections are open when there are no more than that, or after some seconds. */
  public int awaitOpen(int most) {
    return server.awaitOpen(most);
  }

  /** Everything since the last time this was asked, in order of arrival. */
  public List<RawRequest> take() {
    synchronized (received) {
      List<RawRequest> all = List.copyOf(received);
      received.clear();
      return all;
    }
  }

  private void serve(Socket socket) throws IOException {
    var in = new java.io.BufferedInputStream(socket.getInputStream());
    int number = 0;
    for (RawRequest r = RawRequest.read(in); r != null; r = RawRequest.read(in)) {
      synchronized (received) {
        received.add(r);
      }
      if (++number > 1 && dropNextReuse.compareAndSet(true, false)) {
        return;
      }
      socket.getOutputStream().write(OK);
      if (r.header("Connection").contains("close")) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
