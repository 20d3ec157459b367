package bearer.demo.shop;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * A card issuer's nightly job that reads its cards and has never heard of tokens. Argument: the
 * API's base URL. Prints one line per card; exits with 1 if one could not be read.
 */
public final class LegacyIssuer {
  private static final int CARDS = 4;

  private LegacyIssuer() {}

  public static void main(String[] args) throws Exception {
    boolean allRead = true;
    for (int card = 1; card <= CARDS; card++) {
      allRead &= read(card, args[0] + "/cards/" + card);
    }
    System.exit(allRead ? 0 : 1);
  }

  private static boolean read(int card, String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    int status = connection.getResponseCode();
    System.out.println("card " + card + (status == 200 ? " read" : " not read: " + status));
    return status == 200;
  }
}
