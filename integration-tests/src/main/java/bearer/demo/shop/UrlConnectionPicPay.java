package bearer.demo.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import org.jspecify.annotations.Nullable;

final class UrlConnectionPicPay implements PicPay {
  private final String key;

  UrlConnectionPicPay(String key) {
    this.key = key;
  }

  @Override
  public int send(String url, @Nullable String body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setRequestProperty(HEADER, key);
    if (body != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(UTF_8));
      }
    }
    int status = connection.getResponseCode();
    drain(status < 400 ? connection.getInputStream() : connection.getErrorStream());
    return status;
  }

  private static void drain(@Nullable InputStream answer) throws IOException {
    if (answer == null) {
      return;
    }
    byte[] buffer = new byte[1024];
    while (answer.read(buffer) >= 0) {
      // read to the end, so that the connection can be kept alive
    }
    answer.close();
  }
}
