package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Call;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends calls that have numbers, by threads that share clients. Arguments: how many threads, a URL
 * for the even numbers, one for the odd ones; then adapters. For each line of stdin, the first
 * number and how many, it prints how often each status was once all have been answered. Of each
 * client and URL every other call is a POST.
 */
public final class SendNumbered {
  private final List<Adapter> adapters = new ArrayList<>();
  private final String[] urls;

  private SendNumbered(String... urls) {
    this.urls = urls;
  }

  public static void main(String[] args) throws Exception {
    SendNumbered program = new SendNumbered(args[1], args[2]);
    for (int i = 3; i < args.length; i++) {
      program.adapters.add(SendOnce.adapter(Call.get("").by("bearer.it.clients." + args[i])));
    }
    ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] numbers = line.split(" ", -1);
      System.out.println(
          program.send(pool, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
    }
    pool.shutdownNow();
  }

  private Map<String, Integer> send(ExecutorService pool, int first, int count) throws Exception {
    List<Future<String>> calls = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      int number = i;
      calls.add(pool.submit(() -> send(number)));
    }
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Future<String> call : calls) {
      outcomes.merge(call.get(), 1, Integer::sum);
    }
    return outcomes;
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the outcome
  private String send(int number) {
    int client = number / urls.length;
    String url = urls[number % urls.length] + number;
    boolean posts = client / adapters.size() % 2 == 1;
    Call call = (posts ? Call.post(url) : Call.get(url)).header("x-picpay-token", "legacy");
    try {
      return String.valueOf(adapters.get(client % adapters.size()).send(call).get(0).status);
    } catch (Throwable problem) {
      return problem.toString();
    }
  }
}
