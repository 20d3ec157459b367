package bearer.demo;

import bearer.sandbox.Exchange;
import bearer.sandbox.PaymentApi;
import bearer.sandbox.Request;
import java.util.List;
import java.util.stream.Collectors;

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

  static List<Received> all(List<Exchange> exchanges) {
    return exchanges.stream().map(Received::of).collect(Collectors.toList());
  }

  private static Received of(Exchange exchange) {
    Request request = exchange.request();
    return new Received(
        client(String.valueOf(request.header("User-Agent"))),
        request.method() + " " + request.path(),
        request.headers("Authorization").stream()
            .map(Received::shortened)
            .collect(Collectors.toList()),
        request.header(PaymentApi.LEGACY_HEADER) != null,
        exchange.status());
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
