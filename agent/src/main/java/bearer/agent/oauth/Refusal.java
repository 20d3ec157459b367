package bearer.agent.oauth;

import bearer.agent.diag.Code;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint may answer instead of a token, by its {@code error} (RFC 6749 sections
 * 4.1.2.1 and 5.2, RFC 8707, RFC 9449) or its status; the first row that fits counts. The table in
 * {@code docs/problems.md} is made from it.
 */
enum Refusal {
  SERVER_ERROR("server_error", Code.TOKEN_SERVER_UNAVAILABLE, Cure.WAIT),
  TEMPORARILY_UNAVAILABLE("temporarily_unavailable", Code.TOKEN_SERVER_UNAVAILABLE, Cure.WAIT),
  STATUS_5XX(500, 999, Code.TOKEN_SERVER_UNAVAILABLE, Cure.WAIT),
  STATUS_408(408, 408, Code.TOKEN_SERVER_UNAVAILABLE, Cure.WAIT),
  STATUS_425(425, 425, Code.TOKEN_SERVER_UNAVAILABLE, Cure.WAIT),
  STATUS_429(
      429,
      429,
      Code.TOKEN_SERVER_UNAVAILABLE,
      "Wait; if it goes on, count how many JVMs use the same client."),
  STATUS_404(
      404,
      404,
      Code.TOKEN_URL_NOT_FOUND,
      "Correct the path of `bearer.token-url`. If it is right, what is behind it is starting: wait."),
  STATUS_407(
      407,
      407,
      Code.PROXY_LOGIN_REJECTED,
      "Set `bearer.token-proxy-user` and `bearer.token-proxy-password-file`."),
  INVALID_CLIENT(
      "invalid_client",
      Code.TOKEN_CREDENTIAL_REJECTED,
      "Correct `bearer.client-id`, the secret, or `bearer.token-auth-method`."),
  UNAUTHORIZED_CLIENT(
      "unauthorized_client",
      Code.TOKEN_CREDENTIAL_REJECTED,
      "Correct id and secret (PicPay and Keycloak say this of a wrong secret too); else have the"
          + " client credentials grant enabled for the client."),
  STATUS_401(
      401,
      401,
      Code.TOKEN_CREDENTIAL_REJECTED,
      "Correct the secret, the client id, or `bearer.token-auth-method`."),
  STATUS_403(
      403,
      403,
      Code.TOKEN_CREDENTIAL_REJECTED,
      "Have the client, and the address that it comes from, allowed at the provider."),
  INVALID_SCOPE("invalid_scope", Code.TOKEN_REQUEST_REJECTED, "Correct `bearer.scope`."),
  INVALID_TARGET(
      "invalid_target",
      Code.TOKEN_REQUEST_REJECTED,
      "Correct `bearer.audience` or `bearer.token-param.resource`."),
  UNSUPPORTED_GRANT_TYPE(
      "unsupported_grant_type",
      Code.TOKEN_REQUEST_REJECTED,
      "Have the client credentials grant enabled at the server."),
  INVALID_REQUEST("invalid_request", Code.TOKEN_REQUEST_REJECTED, Cure.METHOD),
  INVALID_GRANT("invalid_grant", Code.TOKEN_REQUEST_REJECTED, Cure.METHOD),
  ACCESS_DENIED("access_denied", Code.TOKEN_REQUEST_REJECTED, Cure.ALLOW),
  UNSUPPORTED_RESPONSE_TYPE("unsupported_response_type", Code.TOKEN_REQUEST_REJECTED, Cure.URL),
  USE_DPOP_NONCE("use_dpop_nonce", Code.TOKEN_REQUEST_REJECTED, Cure.BEARER),
  INVALID_DPOP_PROOF("invalid_dpop_proof", Code.TOKEN_REQUEST_REJECTED, Cure.BEARER),
  STATUS_3XX(300, 399, Code.TOKEN_REQUEST_REJECTED, Cure.URL),
  STATUS_405(405, 405, Code.TOKEN_REQUEST_REJECTED, Cure.URL),
  STATUS_415(415, 415, Code.TOKEN_REQUEST_REJECTED, Cure.METHOD),
  STATUS_OTHER(0, 999, Code.TOKEN_REQUEST_REJECTED, Cure.METHOD);

  /** Null for a row of statuses. */
  final @Nullable String error;

  private final int from;
  private final int to;
  final Code code;

  /** Markdown. */
  final String cure;

  Refusal(String error, Code code, String cure) {
    this(error, 0, -1, code, cure);
  }

  Refusal(int from, int to, Code code, String cure) {
    this(null, from, to, code, cure);
  }

  Refusal(@Nullable String error, int from, int to, Code code, String cure) {
    this.error = error;
    this.from = from;
    this.to = to;
    this.code = code;
    this.cure = cure;
  }

  static Refusal of(int status, @Nullable String error) {
    for (Refusal row : values()) {
      if (row.error == null ? row.from <= status && status <= row.to : row.error.equals(error)) {
        return row;
      }
    }
    return STATUS_OTHER;
  }

  /** Null for one of which no row tells. */
  static @Nullable String known(@Nullable String error) {
    for (Refusal row : values()) {
      if (row.error != null && row.error.equals(error)) {
        return row.error;
      }
    }
    return null;
  }

  private static final class Cure {
    static final String WAIT = "Wait: nothing is wrong on this side.";
    static final String URL = "Correct `bearer.token-url`; redirects are not followed.";
    static final String BEARER = "Have the client set up for bearer tokens, without DPoP.";
    static final String ALLOW = "Have the client allowed at the provider.";
    static final String METHOD =
        "Correct `bearer.token-auth-method` (PicPay `client_secret_json`, QPay"
            + " `client_secret_post`), then `bearer.token-param.*`.";
  }
}
