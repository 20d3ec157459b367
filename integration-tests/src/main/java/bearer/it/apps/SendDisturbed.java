package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Sends GETs by an adapter, some of them by a thread that is interrupted before, or while it waits,
 * and prints how each went, whether the thread was still interrupted afterwards, and how many
 * milliseconds it took. Arguments: the adapter's simple name, a port of this machine, and a path
 * that ends in what the caller is known by there.
 */
public final class SendDisturbed {
  /** Within that a client that heeds an interrupt has done so. */
  private static final long HEEDED_MILLIS = 100;

  private final Adapter adapter;
  private final int port;
  private final String path;

  private SendDisturbed(Adapter adapter, int port, String path) {
    this.adapter = adapter;
    this.port = port;
    this.path = path;
  }

  public static void main(String[] args) throws Exception {
    try (Adapter adapter = SendOnce.adapter(Call.get("").by("bearer.it.clients." + args[0]))) {
      new SendDisturbed(adapter, Integer.parseInt(args[1]), args[2]).sendAll();
    }
  }

  private void sendAll() throws InterruptedException {
    send("first"); // with all that is loaded once
    Thread.currentThread().interrupt();
    send("interrupted");
    Thread.currentThread().interrupt();
    send("before");
    CountDownLatch ended = new CountDownLatch(1);
    Thread meddler = new Thread(interruptingOnArrival(Thread.currentThread(), ended), "meddler");
    meddler.start();
    send("during");
    ended.countDown();
    meddler.join();
    send("hang");
    send("after");
  }

  /**
   * Has the answer come when the call has not ended of that: a caller that wakes late finds either
   * an interrupt or an answer, and never both.
   */
  private Runnable interruptingOnArrival(Thread caller, CountDownLatch ended) {
    return () -> {
      ask("/await" + path);
      caller.interrupt();
      try {
        ended.await(HEEDED_MILLIS, TimeUnit.MILLISECONDS);
        ask("/release" + path);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    };
  }

  /** By no client that the agent knows. */
  private void ask(String target) {
    try (Socket socket = new Socket("localhost", port)) {
      OutputStream out = socket.getOutputStream();
      String head = "GET " + target + " HTTP/1.1\r\nConnection: close\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      while (socket.getInputStream().read() >= 0) {
        // until the server closes it
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void send(String what) {
    String url = "http://localhost:" + port + '/' + what + path;
    long start = System.nanoTime();
    String outcome = outcome(url);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    String flag = Thread.interrupted() ? " interrupted" : "";
    System.out.println(what + ' ' + outcome + flag + " after " + millis);
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the outcome
  private String outcome(String url) {
    try {
      return String.valueOf(adapter.send(Call.get(url)).get(0).status);
    } catch (Throwable problem) {
      return Answer.failure(problem).failure.stream()
          .map(line -> line.substring(0, line.indexOf(':')))
          .collect(Collectors.joining(" < "));
    }
  }
}
