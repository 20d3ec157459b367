package bearer.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One API request as the sandbox received it, with credentials cut to a few characters. */
final class Received {
  /** The HTTP library, as its own {@code User-Agent} names it. */
  final String client;

  /** Method and path. */
  final String request;

  /** One element per {@code Authorization} header. */
  final List<String> authorization;

  final boolean legacyHeader;
  final int status;

  private Received(
      String client, String request, List<String> authorization, boolean legacyHeader, int status) {
    this.client = client;
    this.request = request;
    this.authorization = authorization;
    this.legacyHeader = legacyHeader;
    this.status = status;
  }

  static Received of(HttpExchange exchange, int status) {
    Headers headers = exchange.getRequestHeaders();
    List<String> authorization = new ArrayList<>();
    for (String value : headers.getOrDefault("Authorization", Collections.emptyList())) {
      authorization.add(shortened(value));
    }
    return new Received(
        client(String.valueOf(headers.getFirst("User-Agent"))),
        exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
        authorization,
        headers.containsKey(PaymentApi.LEGACY_HEADER),
        status);
  }

  private static String client(String userAgent) {
    int space = userAgent.indexOf(' ');
    String product = space < 0 ? userAgent : userAgent.substring(0, space);
    return product.startsWith("Java/") ? "HttpURLConnection" : product;
  }

  private static String shortened(String value) {
    int shown = value.indexOf(' ') + 7;
    return value.length() <= shown ? "(malformed)" : value.substring(0, shown) + "...";
  }

  @Override
  public String toString() {
    return client + " " + request + " -> " + status + " " + authorization;
  }
}
