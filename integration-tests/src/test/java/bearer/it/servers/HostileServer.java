package bearer.it.servers;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers before it is asked anything, and keeps count of what it is sent nevertheless. */
public final class HostileServer implements Closeable {
  /** What becomes of the connection after the answer. */
  public enum Ending {
    OPEN,
    FIN,
    RST
  }

  private final boolean isAsked;
  private final byte[] answer;
  private final Ending ending;
  private final AtomicInteger received = new AtomicInteger();
  private final SocketServer server = new SocketServer(this::serve);

  /**
   * @param isAsked whether a request is read first, as by a server that is not hostile
   */
  public HostileServer(boolean isAsked, String answer, Ending ending) {
    this.isAsked = isAsked;
    this.answer = answer.getBytes(StandardCharsets.US_ASCII);
    this.ending = ending;
  }

  public int port() {
    return server.port();
  }

  /** Bytes, but for what was read first. */
  public int received() {
    server.awaitOpen(0);
    return received.get();
  }

  private void serve(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    if (isAsked) {
      RawRequest.read(in);
    }
    socket.getOutputStream().write(answer);
    if (ending == Ending.RST) {
      socket.setSoLinger(true, 0);
      return;
    }
    if (ending == Ending.FIN) {
      socket.shutdownOutput();
    }
    while (in.read() >= 0) {
      received.incrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
