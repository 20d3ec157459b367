package bearer.agent.oauth;

import bearer.agent.diag.Code;
import bearer.agent.net.HostPort;
import bearer.agent.token.TokenUnavailable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a token endpoint said no, as far as its status and its {@code error} tell. */
final class Rejection {
  /**
   * RFC 6749 sections 4.1.2.1 and 5.2, RFC 8707, RFC 9449. Only these are ever shown: any other
   * text could repeat what was sent.
   */
  private static final Set<String> KNOWN =
      new HashSet<>(
          Arrays.asList(
              "invalid_request",
              "invalid_client",
              "invalid_grant",
              "unauthorized_client",
              "unsupported_grant_type",
              "invalid_scope",
              "access_denied",
              "unsupported_response_type",
              "server_error",
              "temporarily_unavailable",
              "invalid_target",
              "use_dpop_nonce",
              "invalid_dpop_proof"));

  private Rejection() {}

  /**
   * @param retryAfterNanos as the server asks; 0 if it does not
   */
  static TokenUnavailable of(
      HostPort server, int status, @Nullable String error, long retryAfterNanos) {
    String known = error != null && KNOWN.contains(error) ? error : null;
    String message = server + " answered " + status + (known == null ? "" : " " + known);
    return new TokenUnavailable(code(status, known), message, retryAfterNanos);
  }

  /** Whether another secret or key may do better (RFC 6749 section 5.2). */
  static boolean isOfClient(int status, @Nullable String error) {
    return !unavailable(status, error) && (status == 401 || "invalid_client".equals(error));
  }

  private static Code code(int status, @Nullable String error) {
    if (unavailable(status, error)) {
      return Code.TOKEN_SERVER_UNAVAILABLE;
    }
    return credential(status, error) ? Code.TOKEN_CREDENTIAL_REJECTED : Code.TOKEN_REQUEST_REJECTED;
  }

  /** A 404 too: that is what a gateway says while what is behind it starts. */
  private static boolean unavailable(int status, @Nullable String error) {
    return status >= 500
        || status == 404
        || status == 408
        || status == 425
        || status == 429
        || "server_error".equals(error)
        || "temporarily_unavailable".equals(error);
  }

  private static boolean credential(int status, @Nullable String error) {
    return status == 401
        || status == 403
        || "invalid_client".equals(error)
        || "unauthorized_client".equals(error);
  }
}
