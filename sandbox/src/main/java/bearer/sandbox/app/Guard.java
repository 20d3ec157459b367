package bearer.sandbox.app;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out pages of other origins, whose scripts run in a browser on this machine: by the name
 * under which we are asked (a name of theirs can lead to loopback), by the origin, and for what
 * changes something by a header that no form can send and no script without being asked first.
 */
final class Guard {
  static final String HEADER = "X-Sandbox-Control";

  private final List<String> names;

  Guard(int port) {
    names = Arrays.asList("localhost:" + port, "127.0.0.1:" + port);
  }

  /** Whether it comes from a page of ours, or from no browser. */
  boolean lets(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    String host = only(headers, "Host");
    if (!names.contains(host)) {
      return false;
    }
    boolean reads = exchange.getRequestMethod().equals("GET");
    List<String> origins = headers.get("Origin");
    boolean ours = origins == null || origins.equals(Arrays.asList("http://" + host));
    return ours && (reads || "1".equals(only(headers, HEADER)));
  }

  private static @Nullable String only(Headers headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.size() != 1 ? null : values.get(0);
  }
}
