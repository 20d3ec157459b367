package bearer.sandbox;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Requests as if they had come off the wire. */
final class Requests {
  private Requests() {}

  static Request of(String text) throws IOException {
    return requireNonNull(Request.read(new ByteArrayInputStream(Utf8.bytes(text))));
  }

  static Request get(String path, String... headers) throws IOException {
    return of("GET " + path + " HTTP/1.1\r\n" + lines(headers) + "\r\n");
  }

  static Request form(String body, String... headers) throws IOException {
    return post("application/x-www-form-urlencoded", body, headers);
  }

  static Request json(String body) throws IOException {
    return post("application/json", body);
  }

  private static Request post(String type, String body, String... headers) throws IOException {
    return of(
        "POST /token HTTP/1.1\r\n"
            + ("Content-Type: " + type + "\r\n")
            + ("Content-Length: " + Utf8.bytes(body).length + "\r\n")
            + lines(headers)
            + ("\r\n" + body));
  }

  private static String lines(String... headers) {
    return String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList());
  }
}
