package bearer.benchmarks.requests.programs;

import java.io.IOException;
import org.apache.commons.httpclient.HttpClient;
import org.apache.commons.httpclient.methods.GetMethod;

final class CommonsHttpClientSender implements Sender {
  private final HttpClient client = new HttpClient();
  private final String url;

  CommonsHttpClientSender(String url) {
    this.url = url;
    // it waits for a millisecond before each request
    client.getHttpConnectionManager().getParams().setStaleCheckingEnabled(false);
  }

  @Override
  public int send(String authorization) throws IOException {
    GetMethod get = new GetMethod(url);
    if (authorization != null) {
      get.setRequestHeader("Authorization", authorization);
    }
    try {
      client.executeMethod(get);
      return Sender.only(get.getResponseBodyAsStream());
    } finally {
      get.releaseConnection();
    }
  }
}
