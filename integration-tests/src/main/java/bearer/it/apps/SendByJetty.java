package bearer.it.apps;

import org.eclipse.jetty.client.HttpClient;

/** Sends a GET with a legacy header to each URL, by what Jetty 9.0 has too, and prints statuses. */
public final class SendByJetty {
  private SendByJetty() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("org.eclipse.jetty.LEVEL", "OFF");
    HttpClient client = new HttpClient();
    client.start();
    for (String url : args) {
      System.out.println(
          client.newRequest(url).header("x-picpay-token", "legacy").send().getStatus());
    }
    client.stop();
  }
}
