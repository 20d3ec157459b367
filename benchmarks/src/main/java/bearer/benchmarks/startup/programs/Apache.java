package bearer.benchmarks.startup.programs;

import java.io.IOException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/** One GET with Apache HttpClient 4. */
public final class Apache {
  private Apache() {}

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    CloseableHttpClient client = HttpClients.createDefault();
    CloseableHttpResponse response = client.execute(new HttpGet(args[0]));
    if (response.getStatusLine().getStatusCode() != 200) {
      throw new IOException();
    }
    response.close();
    FirstCall.print(start);
  }
}
