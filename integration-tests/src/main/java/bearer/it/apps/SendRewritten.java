package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * Sends one request with a legacy header to each URL, by one instance of an adapter, and prints
 * status and body. Arguments: the adapter's simple name, then URLs, with {@code POST} before for
 * one with a body, or {@code URL} for what an HttpURLConnection says of its own URL afterwards.
 */
public final class SendRewritten {
  private SendRewritten() {}

  public static void main(String[] args) throws Exception {
    try (Adapter adapter = SendOnce.adapter(Call.get("").by("bearer.it.clients." + args[0]))) {
      for (int i = 1; i < args.length; i++) {
        System.out.println(
            args[i].startsWith("URL ") ? ownUrl(args[i].substring(4)) : send(adapter, args[i]));
      }
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the outcome
  private static String send(Adapter adapter, String what) {
    Call call = what.startsWith("POST ") ? Call.post(what.substring(5)) : Call.get(what);
    try {
      Answer answer = adapter.send(call.header("x-picpay-token", "legacy")).get(0);
      return answer.status + " " + answer.body;
    } catch (Throwable problem) {
      return Answer.failure(problem).failure.toString();
    }
  }

  @SuppressWarnings("deprecation") // legacy applications construct URLs this way
  private static String ownUrl(String url) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setRequestProperty("x-picpay-token", "legacy");
    return connection.getResponseCode() + " " + connection.getURL();
  }
}
