package bearer.benchmarks.startup.programs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** One GET with java.net.http. */
public final class JdkClient {
  private JdkClient() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpRequest request = HttpRequest.newBuilder(URI.create(args[0])).build();
    if (HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode() != 200) {
      throw new IOException();
    }
    FirstCall.print(start);
  }
}
