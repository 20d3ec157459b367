package bearer.benchmarks.startup.programs;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One GET with OkHttp. */
public final class OkHttp {
  private OkHttp() {}

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    OkHttpClient client = new OkHttpClient();
    Response response = client.newCall(new Request.Builder().url(args[0]).build()).execute();
    if (response.code() != 200) {
      throw new IOException();
    }
    response.close();
    FirstCall.print(start);
    System.exit(0); // its threads live on for a minute
  }
}
