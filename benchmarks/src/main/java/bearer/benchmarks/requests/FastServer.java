package bearer.benchmarks.requests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers at once and does nothing else, in a process of its own: GET with one byte, {@code 1} if
 * the head has a bearer token and {@code 0} if not; POST with a token. Prints its port; ends with
 * its standard input.
 */
final class FastServer {
  /** With {@code Bearer } in front, as long as the program's own header. */
  static final int TOKEN_LENGTH = 1000;

  private static final byte[] HEAD_END = ascii("\r\n\r\n");
  private static final byte[] BEARER = ascii("Bearer ");
  private static final byte[] WITH = answer("1");
  private static final byte[] WITHOUT = answer("0");
  private static final byte[] TOKEN =
      answer(
          "{\"access_token\":\""
              + "a".repeat(TOKEN_LENGTH)
              + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");

  private FastServer() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      inBackground(() -> acceptFrom(server));
      while (System.in.read() >= 0) {
        // the benchmark is still there
      }
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  private static void acceptFrom(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        inBackground(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the end
    }
  }

  private static void serve(Socket socket) {
    byte[] buffer = new byte[1 << 14];
    int length = 0;
    try (socket) {
      InputStream in = socket.getInputStream();
      for (int n; (n = in.read(buffer, length, buffer.length - length)) > 0; ) {
        length += n;
        int end = indexOf(HEAD_END, buffer, 0, length);
        if (end >= 0) {
          socket.getOutputStream().write(answer(in, buffer, end, length));
          length = 0;
        }
      }
    } catch (IOException gone) {
      // the client has closed
    }
  }

  /** A client waits for its answer: nothing of another request is behind the head. */
  private static byte[] answer(InputStream in, byte[] buffer, int end, int length)
      throws IOException {
    if (buffer[0] == 'P') {
      in.readNBytes(contentLength(buffer, end) - (length - end - HEAD_END.length));
      return TOKEN;
    }
    return indexOf(BEARER, buffer, 0, end) >= 0 ? WITH : WITHOUT;
  }

  private static int contentLength(byte[] buffer, int end) {
    String head = new String(buffer, 0, end, StandardCharsets.US_ASCII);
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
        .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
        .findFirst()
        .orElse(0);
  }

  private static int indexOf(byte[] wanted, byte[] in, int from, int to) {
    for (int at = from; at + wanted.length <= to; at++) {
      int same = 0;
      while (same < wanted.length && in[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] answer(String body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"));
    out.writeBytes(ascii("Content-Length: " + body.length() + "\r\n\r\n" + body));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
