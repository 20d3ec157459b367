package bearer.benchmarks.startup.programs;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** One GET with Apache HttpClient 5. */
public final class Apache5 {
  private Apache5() {}

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    CloseableHttpClient client = HttpClients.createDefault();
    int status = client.execute(new HttpGet(args[0]), response -> response.getCode());
    if (status != 200) {
      throw new IOException();
    }
    FirstCall.print(start);
  }
}
