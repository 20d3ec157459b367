package bearer.it.apps;

import bearer.it.contract.Streams;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * Sends one GET by HttpURLConnection for each pair of arguments, a value of {@code x-picpay-token}
 * and a URL, and prints the status. An empty value is a call without the header.
 */
public final class SendLegacyValues {
  private SendLegacyValues() {}

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < args.length; i += 2) {
      System.out.println(send(args[i], args[i + 1]));
    }
  }

  @SuppressWarnings("deprecation") // as applications construct URLs
  private static int send(String value, String url) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    if (!value.isEmpty()) {
      connection.setRequestProperty("x-picpay-token", value);
    }
    Streams.text(connection.getInputStream());
    return connection.getResponseCode();
  }
}
