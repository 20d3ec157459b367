package bearer.it.apps;

import bearer.it.contract.Call;

/** Sends one GET for each pair of arguments, as {@link SendOnce} does, and ends. */
public final class SendEach {
  private SendEach() {}

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < args.length; i += 2) {
      System.out.println(args[i] + ' ' + SendOnce.send(args[i], Call.get(args[i + 1])));
    }
  }
}
