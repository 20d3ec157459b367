package bearer.sandbox;

/** What PicPay's wallet and QPay's card API answer, as far as a shop and an issuer need it. */
public final class PaymentApi {
  /** The header of PicPay's first API, with the shop's integration key. */
  public static final String LEGACY_HEADER = "x-picpay-token";

  /** PicPay's 401 has no challenge. */
  private static final Answer REFUSED =
      Answer.json(401, "{\"message\":\"O Token informado \u00e9 inv\u00e1lido\"}");

  private PaymentApi() {}

  /** The integration key decides. */
  public static Script walletV1(String integrationKey) {
    return request ->
        integrationKey.equals(request.header(LEGACY_HEADER)) ? payments(request) : REFUSED;
  }

  /** The access token decides; all else is as in V1. */
  public static Script walletV2(Tokens tokens) {
    return new ResourceServer(tokens, REFUSED, PaymentApi::payments);
  }

  public static Script cards(Tokens tokens) {
    return new ResourceServer(
        tokens,
        ResourceServer.challenge("Bearer realm=\"qpay\", error=\"invalid_token\""),
        Script.always(Answer.json(200, "{\"status\":\"ACTIVE\"}")));
  }

  private static Answer payments(Request request) {
    if (request.method().equals("POST") && request.path().endsWith("/payments")) {
      return created(new Parameters(request).get("referenceId"));
    }
    return request.path().endsWith("/status")
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
}
