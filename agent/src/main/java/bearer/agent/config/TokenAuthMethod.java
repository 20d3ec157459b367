package bearer.agent.config;

/** How the client authenticates to the token endpoint (RFC 6749 section 2.3.1, RFC 7591). */
public enum TokenAuthMethod {
  /** PicPay: everything in one JSON object. */
  CLIENT_SECRET_JSON,
  /** {@code client_id} and {@code client_secret} in the form body. */
  CLIENT_SECRET_POST,
  /** HTTP Basic; id and secret are form-encoded before Base64. */
  CLIENT_SECRET_BASIC
}
