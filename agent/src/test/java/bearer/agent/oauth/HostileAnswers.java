package bearer.agent.oauth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Real answers, changed at random as a broken or a hostile server would. The seed decides all. */
final class HostileAnswers {
  private static final int LONGEST = 600 * 1024;

  private static final String GRANT =
      "{\"access_token\":\"eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE3MDAwMDAzMDB9.c2ln\","
          + "\"expires_in\":300,\"token_type\":\"Bearer\",\"not-before-policy\":0,"
          + "\"scope\":\"profile\",\"authorization_details\":[{\"actions\":[\"charge\"]}]}";
  private static final String METADATA =
      "{\"issuer\":\"ISSUER\",\"token_endpoint\":\"ISSUER/token\",\"scopes_supported\":[\"a\"],"
          + "\"mtls_endpoint_aliases\":{\"token_endpoint\":\"https://mtls.example/token\"}}";

  private static final List<String> SEEDS =
      List.of(
          answer("200 OK", "Content-Type: application/json;charset=UTF-8\r\nPragma: a", GRANT),
          answer("200 OK", "Content-Type: application/json\r\nDate: " + date(), METADATA),
          answer("401 Unauthorized", "WWW-Authenticate: Basic", "{\"error\":\"invalid_client\"}"),
          answer("429 -", "Retry-After: 120\r\nDate: " + date(), "{\"message\":\"slow\"}"),
          answer("503 -", "Retry-After: " + date(), "<html>broken</html>"),
          answer("302 Found", "Location: https://login.example/", ""),
          answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=p", "no"),
          answer("415 -", "Content-Type: text/html;charset=\"ISO-8859-1\"", "{\"error\":\"x\"}"),
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
              + answer("200 OK", "A: b", GRANT),
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2a;ext=\"1\"\r\n"
              + GRANT.substring(0, 42)
              + "\r\n"
              + Integer.toHexString(GRANT.length() - 42)
              + "\r\n"
              + GRANT.substring(42)
              + "\r\n0\r\nX-Sum: 1\r\n\r\n",
          "HTTP/1.0 200 OK\r\n\r\n" + GRANT,
          "HTTP/1.1 200 Connection established\r\nVia: 1.1 squid\r\n\r\n",
          "HTTP/1.1 204 No Content\r\n\r\n");

  private static final List<String> PARTS =
      List.of(
          "\r\n",
          "\n",
          "\r",
          "\r\n\r\n",
          "\r\n folded",
          "\r\n\tfolded\r\n",
          ":",
          "\0",
          "HTTP/1.1 100 Continue\r\n\r\n",
          "HTTP/1.1 101 Switching Protocols\r\n\r\n",
          "HTTP/9.9 200 OK\r\n",
          "HTTP/1.1 2000 OK\r\n",
          "HTTP/1.1 -1 OK\r\n",
          "HTTP/2 200\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Transfer-Encoding: gzip, chunked\r\n",
          "Transfer-Encoding: identity\r\n",
          "Content-Length: 0\r\n",
          "Content-Length: -1\r\n",
          "Content-Length: 99999999999999999999\r\n",
          "Content-Length: 9223372036854775807\r\n",
          "Content-Encoding: gzip\r\n",
          "Content-Type: application/json; charset=UTF-16\r\n",
          "Content-Type: application/json; charset=x-nowhere\r\n",
          "Content-Type: ;;;=\"\r\n",
          "Content-Type: a/b; charset=\u0001\r\n",
          "Retry-After: -99999999999\r\n",
          "Retry-After: Fri, 31 Dec 9999999999 23:59:59 GMT\r\n",
          "Date: yesterday\r\n",
          "0\r\n\r\n",
          "ffffffffffffffff\r\n",
          "-1\r\n",
          "7fffffff;x\r\n",
          "\ufeff",
          "\u00c3(",
          "\ud800",
          "{",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
          "{\"a\":{\"a\":{\"a\":{\"a\":",
          "\"access_token\":",
          "\"access_token\":\"twice\",",
          "\"expires_in\":1e999999999,",
          "\"expires_in\":-1e-999999999,",
          "\"expires_in\":\"NaN\",",
          "\"expires_in\":123456789012345678901234567890123456789012345678901234567890,",
          "\"error\":{\"error\":\"x\"},",
          "\"\\ud800\\u0000\\",
          "99999999999999999999999999999999");

  private final Random random;

  HostileAnswers(Random random) {
    this.random = random;
  }

  private static String date() {
    return "Tue, 15 Nov 2022 08:12:31 GMT";
  }

  private static String answer(String status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\n"
        + headers
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /**
   * @param issuer whom metadata are of
   */
  byte[] next(String issuer) {
    byte[] answer = bytes(oneOf(SEEDS).replace("ISSUER", issuer));
    for (int changes = random.nextInt(6); changes > 0; changes--) {
      answer = changed(answer);
    }
    return answer.length <= LONGEST ? answer : cut(answer, 0, LONGEST);
  }

  /** What may follow an answer for ever. */
  byte[] unending() {
    byte[] part = bytes(oneOf(PARTS));
    return repeated(random.nextBoolean() ? part : replaced(part, 0, 0, bytes("x: ")));
  }

  private byte[] changed(byte[] answer) {
    int from = random.nextInt(answer.length + 1);
    int to = from + random.nextInt(Math.min(64, answer.length - from + 1));
    return switch (random.nextInt(8)) {
      case 0 -> replaced(answer, from, to, new byte[0]);
      case 1 -> replaced(answer, from, from, bytes(oneOf(PARTS)));
      case 2 -> replaced(answer, from, to, bytes(oneOf(PARTS)));
      case 3 -> replaced(answer, from, to, noise(random.nextInt(16)));
      case 4 -> replaced(answer, from, to, repeated(cut(answer, from, to)));
      case 5 -> replaced(answer, from, from, repeated(bytes(oneOf(PARTS))));
      case 6 -> replaced(answer, from, answer.length, bytes(oneOf(SEEDS)));
      default -> from == 0 ? answer : cut(answer, 0, from);
    };
  }

  /** From twice to a hundred thousand times, the shorter the likelier. */
  private byte[] repeated(byte[] part) {
    int times = 1 << random.nextInt(random.nextInt(17) + 1);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i <= times && all.size() < LONGEST; i++) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private String oneOf(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static byte[] replaced(byte[] answer, int from, int to, byte[] by) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    result.write(answer, 0, from);
    result.writeBytes(by);
    result.write(answer, to, answer.length - to);
    return result.toByteArray();
  }

  private static byte[] cut(byte[] answer, int from, int to) {
    return java.util.Arrays.copyOfRange(answer, from, to);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
