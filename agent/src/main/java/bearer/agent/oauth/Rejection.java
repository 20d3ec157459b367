package bearer.agent.oauth;

import bearer.agent.diag.Code;
import bearer.agent.net.HostPort;
import bearer.agent.token.TokenUnavailable;
import org.jspecify.annotations.Nullable;

/** Why a token endpoint said no, as far as its status and its {@code error} tell. */
final class Rejection {
  private Rejection() {}

  /**
   * Shows only an {@code error} that is known: any other text could repeat what was sent.
   *
   * @param retryAfterNanos as the server asks; 0 if it does not
   */
  static TokenUnavailable of(
      HostPort server, int status, @Nullable String error, long retryAfterNanos) {
    String known = Refusal.known(error);
    String message = server + " answered " + status + (known == null ? "" : " " + known);
    return new TokenUnavailable(Refusal.of(status, error).code, message, retryAfterNanos);
  }

  /** Whether another secret or key may do better (RFC 6749 section 5.2). */
  static boolean isOfClient(int status, @Nullable String error) {
    return Refusal.of(status, error).code == Code.TOKEN_CREDENTIAL_REJECTED
        && (status == 401 || "invalid_client".equals(error));
  }
}
