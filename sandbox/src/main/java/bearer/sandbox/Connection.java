package bearer.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One client's connection, for answers that are written by hand. */
public final class Connection {
  private final Socket socket;
  private final InputStream in;

  Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** What the client sends after its request. */
  public InputStream in() {
    return in;
  }

  public OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  /** In UTF-8, and at once. */
  public void write(String text) throws IOException {
    out().write(Utf8.bytes(text));
    out().flush();
  }

  /** Ends this direction alone; not with TLS. */
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }
}
