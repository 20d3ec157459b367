package bearer.sandbox;

/** How token requests and answers look at one provider. */
public enum Dialect {
  /** RFC 6749 and nothing else, forms and JSON alike. */
  PLAIN("", "", "invalid_client", "\"token_type\":\"Bearer\""),

  /** One JSON object in; hyphenated and nested fields that nobody asked for out. */
  PICPAY(
      "application/json",
      "{\"message\":\"Unsupported Media Type\"}",
      "unauthorized_client",
      "\"refresh_expires_in\":0,\"token_type\":\"Bearer\",\"not-before-policy\":1640873903,"
          + "\"scope\":\"credential.client_secret.rotate\",\"core-seller-id\":\"000000\","
          + "\"merchant-document\":\"00000000000000\","
          + "\"authorization_details\":[{\"type\":\"merchant\",\"actions\":[\"charge\"]}]"),

  /** QPay: Keycloak's form request and answer. */
  KEYCLOAK(
      "application/x-www-form-urlencoded",
      "{\"error\":\"RESTEASY003065: Cannot consume content type\"}",
      "unauthorized_client",
      "\"refresh_expires_in\":0,\"token_type\":\"Bearer\",\"not-before-policy\":0,"
          + "\"scope\":\"profile email\"");

  private final String mediaType;
  private final String unsupported;
  private final String refusal;
  private final String fields;

  Dialect(String mediaType, String unsupported, String refusal, String fields) {
    this.mediaType = mediaType;
    this.unsupported = unsupported;
    this.refusal = refusal;
    this.fields = fields;
  }

  boolean reads(Request request) {
    return Parameters.hasType(request, mediaType);
  }

  /** To a request whose media type it does not read. */
  Answer unsupported() {
    return Answer.json(415, unsupported);
  }

  /** To a client that has not proved who it is. */
  Answer refusal() {
    return Answer.json(401, "{\"error\":\"" + refusal + "\"}");
  }

  Answer granted(String token, int lifeSeconds) {
    String grant = "{\"access_token\":\"" + token + "\",\"expires_in\":" + lifeSeconds;
    return Answer.json(200, grant + "," + fields + "}").header("Cache-Control", "no-store");
  }
}
