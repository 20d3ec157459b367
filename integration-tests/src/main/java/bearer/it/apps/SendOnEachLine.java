package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Call;

/**
 * As {@link SendOnce}, a round for each line of stdin, with the same clients and on their
 * kept-alive connections.
 */
public final class SendOnEachLine {
  private SendOnEachLine() {}

  public static void main(String[] args) throws Exception {
    Adapter[] adapters = new Adapter[args.length / 2];
    for (int i = 0; i < adapters.length; i++) {
      adapters[i] = SendOnce.adapter(call(args, i));
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      for (int i = 0; i < adapters.length; i++) {
        int status = adapters[i].send(call(args, i)).get(0).status;
        System.out.println(args[2 * i] + ' ' + status);
      }
    }
  }

  private static Call call(String[] args, int index) {
    return Call.get(args[2 * index + 1]).by("bearer.it.clients." + args[2 * index]);
  }
}
