package bearer.benchmarks.requests.programs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

final class JdkClientSender implements Sender {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;

  JdkClientSender(String url) {
    this.url = URI.create(url);
  }

  @Override
  public int send(String authorization) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    byte[] body = client.send(request.build(), BodyHandlers.ofByteArray()).body();
    if (body.length != 1) {
      throw new IOException(body.length + " bytes");
    }
    return body[0];
  }
}
