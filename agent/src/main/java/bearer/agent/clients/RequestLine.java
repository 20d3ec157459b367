package bearer.agent.clients;

import org.jspecify.annotations.Nullable;

/** The first line of a message as written (RFC 9112 sections 3 and 4). */
final class RequestLine {
  private RequestLine() {}

  static String method(@Nullable String line) {
    return line == null ? "" : line.substring(0, Math.max(0, line.indexOf(' ')));
  }

  static String target(@Nullable String line) {
    if (line == null) {
      return "";
    }
    int start = line.indexOf(' ') + 1;
    int end = line.indexOf(' ', start);
    return end < 0 ? line.substring(start) : line.substring(start, end);
  }

  static String target(String path, @Nullable String query) {
    return query == null ? path : path + '?' + query;
  }

  /** Of a status line: {@code HTTP/1.1 401 Unauthorized}; 0 of anything else. */
  static int status(@Nullable String line) {
    int start = line == null || !line.startsWith("HTTP/") ? -1 : line.indexOf(' ');
    int status = 0;
    for (int i = start + 1; line != null && start > 0 && i <= start + 3; i++) {
      int digit = i < line.length() ? line.charAt(i) - '0' : -1;
      if (digit < 0 || digit > 9) {
        return 0;
      }
      status = status * 10 + digit;
    }
    return status;
  }
}
