package bearer.benchmarks.tokens;

import java.nio.charset.StandardCharsets;

/** What a {@link LoopbackServer} answers. */
record Reply(int status, String headers, String body) {
  /** No answer: the connection is closed. */
  static final Reply CLOSE = new Reply(0, "", "");

  static Reply json(int status, String body) {
    return new Reply(status, "Content-Type: application/json\r\n", body);
  }

  byte[] bytes() {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    return ("HTTP/1.1 "
            + status
            + " -\r\n"
            + headers
            + "Content-Length: "
            + content.length
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }
}
