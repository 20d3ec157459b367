package bearer.agent.clients;

/** A request line as written: {@code METHOD target HTTP/1.1} (RFC 9112 section 3). */
final class RequestLine {
  private RequestLine() {}

  static String method(String line) {
    return line.substring(0, Math.max(0, line.indexOf(' ')));
  }

  static String target(String line) {
    int start = line.indexOf(' ') + 1;
    int end = line.indexOf(' ', start);
    return end < 0 ? line.substring(start) : line.substring(start, end);
  }
}
