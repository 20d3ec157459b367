package bearer.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What the sandbox answers to one request. */
final class Answer {
  final int status;
  private final @Nullable String challenge;
  private final String json;

  private Answer(int status, @Nullable String challenge, String json) {
    this.status = status;
    this.challenge = challenge;
    this.json = json;
  }

  static Answer json(int status, String json) {
    return new Answer(status, null, json);
  }

  /** As Keycloak's adapters answer: a challenge and no body. */
  static Answer challenge(String challenge) {
    return new Answer(401, challenge, "");
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    if (challenge != null) {
      exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
    }
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** The whole request body; it must be read before the answer, whatever the answer is. */
  static String body(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[1024];
    InputStream in = exchange.getRequestBody();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      body.write(buffer, 0, n);
    }
    return new String(body.toByteArray(), UTF_8);
  }
}
