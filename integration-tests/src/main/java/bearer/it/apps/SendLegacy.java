package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;

/**
 * Sends one GET with a legacy header to each URL, by one instance of an adapter, and prints how
 * that went. Arguments: the adapter's simple name, then the URLs.
 */
public final class SendLegacy {
  private SendLegacy() {}

  public static void main(String[] args) throws Exception {
    try (Adapter adapter = SendOnce.adapter(Call.get("").by("bearer.it.clients." + args[0]))) {
      for (int i = 1; i < args.length; i++) {
        System.out.println(send(adapter, Call.get(args[i]).header("x-picpay-token", "legacy")));
      }
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the outcome
  private static String send(Adapter adapter, Call call) {
    try {
      return String.valueOf(adapter.send(call).get(0).status);
    } catch (Throwable problem) {
      return Answer.failure(problem).failure.toString();
    }
  }
}
