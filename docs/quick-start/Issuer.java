import java.net.HttpURLConnection;
import java.net.URL;

/**
 * A card issuer's job that has never heard of tokens: reads a few cards. Argument: the API's base
 * URL.
 */
class Issuer {
  public static void main(String[] args) throws Exception {
    for (int i = 1; i <= 3; i++) {
      URL url = new URL(args[0] + "/cards/" + i);
      HttpURLConnection call = (HttpURLConnection) url.openConnection();
      System.out.println("card " + i + ": " + call.getResponseCode());
    }
  }
}
