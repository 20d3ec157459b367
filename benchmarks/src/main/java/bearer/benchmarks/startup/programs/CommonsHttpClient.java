package bearer.benchmarks.startup.programs;

import java.io.IOException;
import org.apache.commons.httpclient.HttpClient;
import org.apache.commons.httpclient.methods.GetMethod;

/** One GET with Commons HttpClient 3. */
public final class CommonsHttpClient {
  private CommonsHttpClient() {}

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    GetMethod get = new GetMethod(args[0]);
    if (new HttpClient().executeMethod(get) != 200) {
      throw new IOException();
    }
    get.releaseConnection();
    FirstCall.print(start);
  }
}
