package bearer.it.apps;

import bearer.it.contract.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends one GET for each pair of arguments, as {@link SendOnce} does: the first, and when that is
 * answered all others at the same time. Prints how they went, in the arguments' order.
 */
public final class SendTogether {
  private SendTogether() {}

  public static void main(String[] args) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    System.out.println(args[0] + ' ' + SendOnce.send(args[0], Call.get(args[1])));
    List<Future<String>> outcomes = new ArrayList<>();
    for (int i = 2; i < args.length; i += 2) {
      String adapter = args[i];
      Call call = Call.get(args[i + 1]);
      outcomes.add(threads.submit(() -> adapter + ' ' + SendOnce.send(adapter, call)));
    }
    for (Future<String> outcome : outcomes) {
      System.out.println(outcome.get());
    }
    threads.shutdownNow();
  }
}
