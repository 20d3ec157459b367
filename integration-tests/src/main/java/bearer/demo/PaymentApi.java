package bearer.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

/** The APIs behind the two providers' doors, as far as a shop and an issuer need them. */
final class PaymentApi {
  static final String LEGACY_HEADER = "x-picpay-token";
  static final String V1 = "/ecommerce/public";
  static final String V2 = "/ecommerce/v2";
  static final String QPAY = "/issuer";

  private final TokenEndpoint tokens;
  private final String integrationKey;

  PaymentApi(TokenEndpoint tokens, String integrationKey) {
    this.tokens = tokens;
    this.integrationKey = integrationKey;
  }

  /** Wallet V1: the integration key decides; V2: the access token. All else is the same. */
  Answer picPay(HttpExchange exchange, String body) {
    String path = exchange.getRequestURI().getPath();
    boolean allowed =
        path.startsWith(V2)
            ? tokens.accepts(exchange.getRequestHeaders())
            : integrationKey.equals(exchange.getRequestHeaders().getFirst(LEGACY_HEADER));
    if (!allowed) {
      return Answer.json(401, "{\"message\":\"O Token informado \u00e9 inv\u00e1lido\"}");
    }
    if (exchange.getRequestMethod().equals("POST") && path.endsWith("/payments")) {
      return created(TokenEndpoint.jsonField(body, "referenceId"));
    }
    return path.endsWith("/status")
        ? Answer.json(200, "{\"status\":\"created\"}")
        : Answer.json(404, "{\"message\":\"Not Found\"}");
  }

  private static Answer created(String reference) {
    return reference.isEmpty()
        ? Answer.json(
            422,
            "{\"message\":\"invalid\",\"errors\":[{\"field\":\"referenceId\",\"message\":\"\"}]}")
        : Answer.json(200, "{\"referenceId\":\"" + reference + "\",\"paymentUrl\":\"\"}");
  }

  Answer qPay(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    return tokens.accepts(headers)
        ? Answer.json(200, "{\"status\":\"ACTIVE\"}")
        : Answer.challenge("Bearer realm=\"qpay\", error=\"invalid_token\"");
  }
}
