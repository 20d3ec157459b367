package bearer.sandbox;

import java.util.function.Predicate;

/** What PicPay's wallet and QPay's card API answer, as far as a shop and an issuer need it. */
public final class PaymentApi {
  /** The header of PicPay's first API, with the shop's integration key. */
  public static final String LEGACY_HEADER = "x-picpay-token";

  /** PicPay's 401 has no challenge. */
  public static final Answer WALLET_REFUSAL =
      Answer.json(401, "{\"message\":\"O Token informado \u00e9 inv\u00e1lido\"}");

  public static final Answer CARDS_REFUSAL =
      ResourceServer.challenge("Bearer realm=\"qpay\", error=\"invalid_token\"");

  private static final Answer NOT_FOUND = Answer.json(404, "{\"message\":\"Not Found\"}");

  private PaymentApi() {}

  /** The integration key decides. */
  public static Script walletV1(String integrationKey) {
    return walletV1(integrationKey::equals);
  }

  /**
   * The integration key decides.
   *
   * @param accepted whether an integration key is good; a request without one is refused
   */
  public static Script walletV1(Predicate<String> accepted) {
    return request -> {
      String key = request.header(LEGACY_HEADER);
      return key != null && accepted.test(key) ? v1(request) : WALLET_REFUSAL;
    };
  }

  /** The access token decides; all else is as in V1, but for what each has alone. */
  public static Script walletV2(Tokens tokens) {
    return new ResourceServer(tokens, WALLET_REFUSAL, PaymentApi::v2);
  }

  public static Script cards(Tokens tokens) {
    return new ResourceServer(
        tokens, CARDS_REFUSAL, Script.always(Answer.json(200, "{\"status\":\"ACTIVE\"}")));
  }

  private static Answer v1(Request request) {
    return request.method().equals("POST") && request.path().endsWith("/cancellations")
        ? Answer.json(200, "{\"cancellationId\":\"5b008cef7f321d00ef236444\"}")
        : either(request);
  }

  private static Answer v2(Request request) {
    return request.method().equals("GET") && request.path().matches(".*/payments/[^/]+")
        ? Answer.json(200, "{\"status\":\"created\"}")
        : either(request);
  }

  private static Answer either(Request request) {
    String operation = request.path().substring(request.path().lastIndexOf('/') + 1);
    if (operation.equals("status")) {
      return Answer.json(200, "{\"status\":\"created\"}");
    }
    return request.method().equals("POST") ? posted(operation, request) : NOT_FOUND;
  }

  private static Answer posted(String operation, Request request) {
    switch (operation) {
      case "payments":
        return created(new Parameters(request).get("referenceId"));
      case "capture":
        return Answer.json(200, "{\"status\":\"paid\"}");
      case "refunds":
        return Answer.json(201, "{\"status\":\"refunded\"}");
      default:
        return NOT_FOUND;
    }
  }

  private static Answer created(String reference) {
    return reference.isEmpty()
        ? Answer.json(
            422,
            "{\"message\":\"invalid\",\"errors\":[{\"field\":\"referenceId\",\"message\":\"\"}]}")
        : Answer.json(200, "{\"referenceId\":\"" + reference + "\",\"paymentUrl\":\"\"}");
  }
}
