package bearer.demo.shop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/**
 * The shop as it is in production, where it is never restarted: a day for each line of stdin, at
 * the end of which it prints how the day was. Arguments as of {@link LegacyShop}.
 */
public final class OpenShop {
  /** What it prints after a good day. */
  public static final String ACCEPTED = "all accepted";

  private OpenShop() {}

  public static void main(String[] args) throws Exception {
    LegacyShop shop = new LegacyShop(args[0], args[1]);
    BufferedReader days = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
    while (days.readLine() != null) {
      System.out.println(shop.open() ? ACCEPTED : "some refused");
    }
  }
}
