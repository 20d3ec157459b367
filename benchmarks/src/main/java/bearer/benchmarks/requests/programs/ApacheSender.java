package bearer.benchmarks.requests.programs;

import java.io.IOException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

final class ApacheSender implements Sender {
  private final CloseableHttpClient client = HttpClients.createDefault();
  private final String url;

  ApacheSender(String url) {
    this.url = url;
  }

  @Override
  public int send(String authorization) throws IOException {
    HttpGet get = new HttpGet(url);
    if (authorization != null) {
      get.setHeader("Authorization", authorization);
    }
    try (CloseableHttpResponse response = client.execute(get)) {
      return Sender.only(response.getEntity().getContent());
    }
  }
}
