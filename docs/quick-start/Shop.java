import java.net.HttpURLConnection;
import java.net.URL;

/**
 * A service from before OAuth 2.0: asks PicPay what became of one payment after the other, and has
 * {@code x-picpay-token} as all that it proves itself with. Arguments: the API's base URL, and how
 * often it asks; without that it goes on until it is ended.
 */
class Shop {
  public static void main(String[] args) throws Exception {
    int most = args.length < 2 ? Integer.MAX_VALUE : Integer.parseInt(args[1]);
    for (int i = 1; i <= most; i++) {
      URL url = new URL(args[0] + "/payments/" + i + "/status");
      HttpURLConnection call = (HttpURLConnection) url.openConnection();
      call.setRequestProperty("x-picpay-token", "the-old-integration-key");
      System.out.println("payment " + i + ": " + call.getResponseCode());
      Thread.sleep(500);
    }
  }
}
