package bearer.agent.oauth;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that records each request's bytes and then does what the test says. */
final class TokenServer implements Closeable {
  /** What happens on a connection once a whole request has been read. */
  interface Behaviour {
    void answer(String request, OutputStream out, InputStream in) throws IOException;
  }

  final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final boolean halfClosing;

  TokenServer(Behaviour behaviour) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
  }

  TokenServer(ServerSocket listener, Behaviour behaviour) {
    this(listener, behaviour, false);
  }

  private TokenServer(ServerSocket listener, Behaviour behaviour, boolean halfClosing) {
    this.halfClosing = halfClosing;
    this.listener = listener;
    this.behaviour = behaviour;
    Thread acceptor = new Thread(this::accept, "token-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  static TokenServer answering(String answer) throws IOException {
    return new TokenServer((request, out, in) -> write(out, answer));
  }

  /** Closing the stream that this behaviour writes to ends that direction of the socket alone. */
  static TokenServer halfClosing(Behaviour behaviour) throws IOException {
    return new TokenServer(
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour, true);
  }

  static String ok(String json) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + json.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + json;
  }

  static String status(int status, String body) {
    return ok(body).replace("200 OK", status + " Whatever");
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setSoTimeout(20_000);
        String request = read(socket.getInputStream());
        requests.add(request);
        OutputStream out = halfClosing ? halfClosing(socket) : socket.getOutputStream();
        behaviour.answer(request, out, socket.getInputStream());
      } catch (IOException clientLeft) {
        // its business
      }
    }
  }

  private static OutputStream halfClosing(Socket socket) throws IOException {
    return new FilterOutputStream(socket.getOutputStream()) {
      @Override
      public void close() throws IOException {
        socket.shutdownOutput();
      }
    };
  }

  /** One request: the head, and as much body as its Content-Length says. */
  static String read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int missing = -1;
    while (missing != 0) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("left early");
      }
      bytes.write(b);
      if (missing > 0) {
        missing--;
      } else if (bytes.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
        missing = contentLength(bytes.toString(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int contentLength(String head) {
    String name = "Content-Length: ";
    int at = head.indexOf(name);
    return at < 0
        ? 0
        : Integer.parseInt(head.substring(at + name.length(), head.indexOf('\r', at)));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
