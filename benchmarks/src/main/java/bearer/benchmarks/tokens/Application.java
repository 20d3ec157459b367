package bearer.benchmarks.tokens;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** The calls of an application that is written with {@link HttpURLConnection}. */
record Application(TokenClient tokens, String apiUrl, String controlUrl) {

  /** One call with a token, if the agent or the application sees to it. */
  void call(String path) throws Exception {
    URL url = new URL(apiUrl + path);
    String header = tokens.header();
    int status = status(url, header);
    if (status == 401 && header != null && tokens.refused(header)) {
      status = status(url, tokens.header());
    }
    if (status != 200) {
      throw new IOException("status " + status);
    }
  }

  /** One call to a server like the API for which no token is meant. */
  void controlCall() throws IOException {
    status(new URL(controlUrl + "/"), null);
  }

  private static int status(URL url, @Nullable String header) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setReadTimeout(60_000);
    if (header != null) {
      connection.setRequestProperty("Authorization", header);
    }
    int status = connection.getResponseCode();
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      body.readAllBytes();
    }
    return status;
  }
}
