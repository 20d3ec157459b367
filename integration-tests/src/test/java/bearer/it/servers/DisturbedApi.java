package bearer.it.servers;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An API and an authorization server that never answers, for calls that are disturbed. What a path
 * ends in is whose call it is: {@code /token} is heard and no more; {@code /during} is answered
 * when {@code /release} has come; {@code /await} when either of the two has arrived; all else soon.
 */
public final class DisturbedApi implements Closeable {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Longer than a caller takes from beginning a call to waiting for its answer. */
  private static final long THINKING_MILLIS = 30;

  private static final long PATIENCE_MILLIS = 60_000;

  private final Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();
  private final Queue<RawRequest> calls = new ConcurrentLinkedQueue<>();
  private final SocketServer server = new SocketServer(this::serve);

  public int port() {
    return server.port();
  }

  /** All but those to {@code /token}, {@code /await} and {@code /release}. */
  public List<RawRequest> calls() {
    return List.copyOf(calls);
  }

  private void serve(Socket socket) throws IOException {
    BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
    for (RawRequest r = RawRequest.read(in); r != null; r = RawRequest.read(in)) {
      String target = r.line().substring(r.line().indexOf(' ') + 1, r.line().lastIndexOf(' '));
      int end = target.indexOf('/', 1);
      String what = target.substring(1, end);
      if (what.equals("token")) {
        latch("asked", target.substring(end)).countDown();
        continue; // until the client leaves
      }
      prepare(what, target.substring(end), r);
      socket.getOutputStream().write(OK);
      if (r.header("Connection").contains("close")) {
        return;
      }
    }
  }

  private void prepare(String what, String whose, RawRequest request) {
    switch (what) {
      case "await" -> await(latch("asked", whose), PATIENCE_MILLIS);
      case "release" -> latch("released", whose).countDown();
      case "during" -> {
        calls.add(request);
        latch("asked", whose).countDown();
        await(latch("released", whose), PATIENCE_MILLIS);
      }
      default -> {
        calls.add(request);
        await(new CountDownLatch(1), THINKING_MILLIS);
      }
    }
  }

  private CountDownLatch latch(String of, String whose) {
    return latches.computeIfAbsent(of + whose, any -> new CountDownLatch(1));
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
