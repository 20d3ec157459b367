package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes all there is of something, sends, gives it back, and sends until a call is answered with a
 * token. Arguments: {@code files} or {@code threads}; an adapter; a URL that nobody adds a token
 * to; a URL that answers with the request's own. Prints how the call went that was sent in need,
 * and {@code recovered}.
 */
public final class Exhausted {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int PAUSE_MILLIS = 200;
  private static final int LARGEST = 1 << 29;
  private static final int SMALLEST = 1 << 16;

  private Exhausted() {}

  public static void main(String[] args) throws Exception {
    Call call = Call.get(args[3]).by("bearer.it.clients." + args[1]);
    try (Adapter adapter = SendOnce.adapter(call)) {
      send(adapter, call.at(args[2])); // loads what it needs
      try (Closeable taken = take(args[0])) {
        System.out.println("in need: " + outcome(adapter, call));
        taken.close();
      }
      long end = System.currentTimeMillis() + PATIENCE_MILLIS;
      boolean hasToken = false;
      while (!hasToken && System.currentTimeMillis() < end) {
        hasToken = send(adapter, call).body.startsWith("Bearer ");
        new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      }
      System.out.println(hasToken ? "recovered" : "lost");
    }
  }

  private static Answer send(Adapter adapter, Call call) throws Exception {
    return adapter.send(call).get(0);
  }

  @SuppressWarnings("CatchingUnchecked") // whatever it is, it is the outcome
  private static String outcome(Adapter adapter, Call call) {
    try {
      return String.valueOf(send(adapter, call).status);
    } catch (Throwable problem) {
      return problem.toString();
    }
  }

  private static Closeable take(String what) throws IOException {
    return what.equals("files") ? files() : threads();
  }

  /** But one, for the call's own connection. */
  private static Closeable files() throws IOException {
    Deque<Closeable> open = new ArrayDeque<>();
    boolean isLeft = true;
    while (isLeft) {
      try {
        open.push(new FileInputStream("/dev/null"));
      } catch (IOException none) {
        isLeft = false;
      }
    }
    open.pop().close();
    return () -> {
      for (Closeable file : open) {
        file.close();
      }
    };
  }

  /** Each of which keeps its stack until the end. */
  private static Closeable threads() {
    CountDownLatch end = new CountDownLatch(1);
    for (int size = LARGEST; size >= SMALLEST; size /= 2) {
      boolean isLeft = true;
      while (isLeft) {
        try {
          Thread thread = new Thread(null, () -> await(end), "taken", size);
          thread.setDaemon(true);
          thread.start();
        } catch (OutOfMemoryError none) {
          isLeft = false;
        }
      }
    }
    return end::countDown;
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
