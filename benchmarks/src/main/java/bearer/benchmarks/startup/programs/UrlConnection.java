package bearer.benchmarks.startup.programs;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** One GET with HttpURLConnection. */
public final class UrlConnection {
  private UrlConnection() {}

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection = (HttpURLConnection) new URL(args[0]).openConnection();
    if (connection.getResponseCode() != 200) {
      throw new IOException();
    }
    connection.getInputStream().close();
    FirstCall.print(start);
  }
}
