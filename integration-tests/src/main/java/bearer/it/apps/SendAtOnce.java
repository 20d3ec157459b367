package bearer.it.apps;

import bearer.it.contract.Call;
import java.util.concurrent.CountDownLatch;

/**
 * Sends one GET for each pair of arguments, as {@link SendOnce} does, by threads that begin
 * together: none of the clients' classes is loaded by then. Prints {@code sent} if all went well.
 */
public final class SendAtOnce {
  private SendAtOnce() {}

  public static void main(String[] args) throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch well = new CountDownLatch(args.length / 2);
    for (int i = 0; i < args.length; i += 2) {
      String adapter = args[i];
      String url = args[i + 1];
      new Thread(() -> send(begin, adapter, url, well), adapter).start();
    }
    begin.countDown();
    well.await();
    System.out.println("sent");
    System.exit(0);
  }

  private static void send(CountDownLatch begin, String adapter, String url, CountDownLatch well) {
    try {
      begin.await();
      if (SendOnce.send(adapter, Call.get(url)).equals("200")) {
        well.countDown();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
