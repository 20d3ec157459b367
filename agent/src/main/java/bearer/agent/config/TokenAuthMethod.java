package bearer.agent.config;

/** How the client authenticates to the token endpoint (RFC 6749 section 2.3.1, RFC 7591). */
public enum TokenAuthMethod {
  /** PicPay: everything in one JSON object. */
  CLIENT_SECRET_JSON,
  /** {@code client_id} and {@code client_secret} in the form body. */
  CLIENT_SECRET_POST,
  /** HTTP Basic; id and secret are form-encoded before Base64. */
  CLIENT_SECRET_BASIC,
  /** A signed assertion instead of a secret (RFC 7523 section 2.2). */
  PRIVATE_KEY_JWT,
  /** A client certificate in the TLS handshake (RFC 8705 section 2.1). */
  TLS_CLIENT_AUTH;

  /** Whether a private key proves who the client is, and no secret. */
  public boolean usesKey() {
    return this == PRIVATE_KEY_JWT || this == TLS_CLIENT_AUTH;
  }
}
