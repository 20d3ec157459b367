package bearer.it.servers;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A server, or a proxy, whose answer begins well and never ends. */
public final class EndlessServer implements Closeable {
  private final String start;
  private final byte[] rest;
  private final AtomicLong sent = new AtomicLong();
  private final SocketServer server = new SocketServer(this::serve);

  /**
   * @param start of the answer
   * @param rest what follows it, again and again, until the client leaves
   */
  public EndlessServer(String start, String rest) {
    this.start = start;
    this.rest = rest.repeat(1 + 8000 / rest.length()).getBytes(StandardCharsets.US_ASCII);
  }

  public int port() {
    return server.port();
  }

  /** Bytes, those that were still on their way when the client left among them. */
  public long sent() {
    return sent.get();
  }

  private void serve(Socket socket) throws IOException {
    RawRequest.read(new BufferedInputStream(socket.getInputStream()));
    socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
    while (true) {
      socket.getOutputStream().write(rest);
      sent.addAndGet(rest.length);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
