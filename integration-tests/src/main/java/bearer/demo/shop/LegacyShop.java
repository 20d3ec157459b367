package bearer.demo.shop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A shop that has grown over the years: it takes payments with three HTTP libraries in several
 * threads and identifies itself with {@code x-picpay-token}. Arguments: the API's base URL and the
 * integration key. Prints one line per payment; exits with 1 if one was not accepted.
 */
public final class LegacyShop {
  /** A day's. */
  public static final int PAYMENTS = 24;

  private static final int THREADS = 12;

  private final String base;
  private final List<PicPay> clients;

  LegacyShop(String base, String key) {
    this.base = base;
    this.clients =
        Arrays.asList(new UrlConnectionPicPay(key), new ApachePicPay(key), new OkHttpPicPay(key));
  }

  public static void main(String[] args) throws Exception {
    boolean allAccepted = new LegacyShop(args[0], args[1]).open();
    System.exit(allAccepted ? 0 : 1);
  }

  /** Whether all payments of a day are accepted. */
  boolean open() throws Exception {
    ExecutorService tills = Executors.newFixedThreadPool(THREADS);
    List<Callable<Boolean>> payments = new ArrayList<>();
    for (int i = 1; i <= PAYMENTS; i++) {
      int number = i;
      payments.add(() -> pay(number, clients.get(number % clients.size())));
    }
    boolean allAccepted = true;
    for (Future<Boolean> payment : tills.invokeAll(payments)) {
      allAccepted &= payment.get();
    }
    tills.shutdown();
    return allAccepted;
  }

  private boolean pay(int number, PicPay picPay) throws IOException {
    String order =
        "{\"referenceId\":\"" + number + "\",\"callbackUrl\":\"https://shop\",\"value\":20.51}";
    int created = picPay.send(base + "/payments", order);
    int status = picPay.send(base + "/payments/" + number + "/status", null);
    boolean accepted = created == 200 && status == 200;
    System.out.println(
        "payment " + number + (accepted ? " accepted" : " refused: " + created + ", " + status));
    return accepted;
  }
}
