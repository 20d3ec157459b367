package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Call;
import java.util.Map;
import java.util.TreeMap;

/**
 * Threads that send one GET after the other, each with a client of its own, until stdin ends.
 * Prints how often each outcome was. Arguments: how many threads, an adapter, a URL.
 */
public final class SendUntilClosed {
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private volatile boolean closed;

  private SendUntilClosed() {}

  public static void main(String[] args) throws Exception {
    new SendUntilClosed().run(Integer.parseInt(args[0]), args[1], args[2]);
  }

  private void run(int count, String adapter, String url) throws Exception {
    Call call = Call.get(url).by("bearer.it.clients." + adapter).header("x-picpay-token", "legacy");
    Thread[] threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      threads[i] = new Thread(() -> sendOn(call));
      threads[i].start();
    }
    int read = System.in.read(); // until it is closed: nobody writes anything
    while (read >= 0) {
      read = System.in.read();
    }
    closed = true;
    for (Thread thread : threads) {
      thread.join();
    }
    synchronized (outcomes) {
      System.out.println(outcomes.keySet());
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the outcome
  private void sendOn(Call call) {
    try (Adapter adapter = SendOnce.adapter(call)) {
      while (!closed) {
        count(String.valueOf(adapter.send(call).get(0).status));
      }
    } catch (Throwable problem) {
      count(problem.toString());
    }
  }

  private void count(String outcome) {
    synchronized (outcomes) {
      outcomes.merge(outcome, 1, Integer::sum);
    }
  }
}
