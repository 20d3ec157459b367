package bearer.benchmarks.requests.programs;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

final class UrlConnectionSender implements Sender {
  private final URL url;

  UrlConnectionSender(String url) throws IOException {
    this.url = new URL(url);
  }

  @Override
  public int send(String authorization) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    if (authorization != null) {
      connection.setRequestProperty("Authorization", authorization);
    }
    return Sender.only(connection.getInputStream());
  }
}
