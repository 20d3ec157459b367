package bearer.agent.token;

import bearer.agent.diag.Code;

/** What it takes to get a token after all, which decides how soon to ask again. */
public enum FailureKind {
  /** Time. */
  TRANSIENT,
  /** Another secret, or the same one accepted again. */
  CREDENTIAL,
  /** Somebody who changes what is asked for, here or at the server. */
  CONFIGURATION;

  static FailureKind of(Code code) {
    switch (code) {
      case TOKEN_CREDENTIAL_REJECTED:
      case SECRET_UNREADABLE:
      case CLIENT_KEY_UNUSABLE:
      case PROXY_LOGIN_REJECTED:
        return CREDENTIAL;
      case TOKEN_REQUEST_REJECTED:
      case DISCOVERY_FAILED:
      case PROXY_SCHEME_UNSUPPORTED:
      case TOKEN_TYPE_UNSUPPORTED:
        return CONFIGURATION;
      default:
        return TRANSIENT;
    }
  }
}
