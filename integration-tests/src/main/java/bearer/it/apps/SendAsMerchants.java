package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many threads that share clients and send for one merchant each, all at the same time. Arguments:
 * how many threads, how many calls of each (0: until stdin ends), a URL in which TOKEN stands for
 * the legacy token, legacy tokens; then adapters. Prints how many calls were answered with 200.
 */
public final class SendAsMerchants {
  private static volatile boolean closed;

  private SendAsMerchants() {}

  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[0]);
    int calls = Integer.parseInt(args[1]);
    String[] tokens = args[3].split(",", -1);
    List<Adapter> adapters = new ArrayList<>();
    for (int i = 4; i < args.length; i++) {
      adapters.add(SendOnce.adapter(Call.get(args[2]).by("bearer.it.clients." + args[i])));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Integer>> well = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      String token = tokens[i % tokens.length];
      Call call = Call.get(args[2].replace("TOKEN", token)).header("x-picpay-token", token);
      well.add(pool.submit(() -> send(adapters, calls, call)));
    }
    int read = calls == 0 ? System.in.read() : -1; // nobody writes anything
    while (read >= 0) {
      read = System.in.read();
    }
    closed = true;
    int sum = 0;
    for (Future<Integer> one : well) {
      sum += one.get();
    }
    System.out.println(sum);
    pool.shutdownNow();
  }

  private static int send(List<Adapter> adapters, int calls, Call call) throws Exception {
    int well = 0;
    for (int i = 0; calls == 0 ? !closed : i < calls; i++) {
      well += adapters.get(i % adapters.size()).send(call).get(0).status == 200 ? 1 : 0;
    }
    return well;
  }
}
