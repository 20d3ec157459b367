package bearer.benchmarks.requests.programs;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

final class OkHttpSender implements Sender {
  private final OkHttpClient client = new OkHttpClient();
  private final String url;

  OkHttpSender(String url) {
    this.url = url;
  }

  @Override
  public int send(String authorization) throws IOException {
    Request.Builder request = new Request.Builder().url(url);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try (Response response = client.newCall(request.build()).execute()) {
      return Sender.only(response.body().byteStream());
    }
  }
}
