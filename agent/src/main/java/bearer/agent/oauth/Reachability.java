package bearer.agent.oauth;

import bearer.agent.net.Url;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.TimeUnit;

/** Whether there is a way to a server: its name, the proxy on the way, and its certificate. */
public final class Reachability {
  private static final int MOST_MILLIS = (int) TimeUnit.SECONDS.toMillis(10);

  private Reachability() {}

  /**
   * Connects as an {@link HttpURLConnection} of this process would, TLS included, and sends no
   * request. Waits for 10 s at most for each step.
   */
  public static void test(Url server) throws IOException {
    URL url = new URL((server.secure ? "https://" : "http://") + server.server + "/");
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setConnectTimeout(MOST_MILLIS);
    connection.setReadTimeout(MOST_MILLIS);
    connection.connect();
    connection.disconnect();
  }
}
