package bearer.agent.diag;

/** What the agent counts. Each only grows, from the first client class on. */
public enum Counter {
  /** Requests that left with a token of ours. */
  INJECTED("injected"),
  /** Requests whose own {@code Authorization} was kept. */
  SKIPPED_EXISTING("skipped-existing"),
  /** Requests that went untouched, because another caller's legacy token was in them. */
  OTHER_CALLER("other-caller"),
  /** Requests that went untouched, or failed, because no credential names their legacy token. */
  UNMAPPED("unmapped"),
  /** Requests that would have carried a token, had the rule not been one that only observes. */
  OBSERVED("observed"),
  /** Requests that went untouched, because this process is outside the rule's percent. */
  OUTSIDE_PERCENT("outside-percent"),
  /** Requests that went untouched, because the API goes on refusing the token. */
  BREAKER_OPEN("breaker-open"),
  /** Calls that were begun at another target than the application's. */
  REWRITTEN("rewritten"),
  /** Calls that a rule would have rewritten, and that stayed where they were. */
  NOT_REWRITTEN("not-rewritten"),
  /** Requests to a configured host that left, or failed, because there was no token. */
  PASSED_WITHOUT("passed-without"),
  /** Requests to an authorization server, whatever became of them. */
  TOKEN_REQUESTED("token-requested"),
  TOKEN_FETCHED("token-fetched"),
  TOKEN_FAILED_IO("token-failed-io"),
  TOKEN_FAILED_TIMEOUT("token-failed-timeout"),
  /** The server refused the credential, or there was none to be read. */
  TOKEN_FAILED_CREDENTIAL("token-failed-credential"),
  /** The server refused what was asked for. */
  TOKEN_FAILED_REQUEST("token-failed-request"),
  /** The server cannot answer now: 5xx, 429 and the like. */
  TOKEN_FAILED_SERVER("token-failed-server"),
  /** The server granted something that is no usable token. */
  TOKEN_FAILED_ANSWER("token-failed-answer"),
  TOKEN_FAILED_INTERNAL("token-failed-internal"),
  /** Callers that had to wait for a token request. */
  WAITERS("waiters"),
  /** Token requests made while the token in use was still good. */
  REFRESH_AHEAD("refresh-ahead"),
  /** Tokens dropped because an API refused them. */
  INVALIDATED_BY_401("invalidated-by-401"),
  /** Requests sent again with a newer token. */
  REPLAYED("replayed"),
  /** Requests from which a token of ours was taken away, because it was not for their host. */
  LEAK_PREVENTED("leak-prevented"),
  /** TLS connections to configured hosts. */
  CONNECTIONS_SEEN("connections-seen"),
  /** Those of them that nobody opened whom the agent knows. */
  CONNECTIONS_UNKNOWN("connections-unknown");

  private final String label;

  Counter(String label) {
    this.label = label;
  }

  /** Where a token request that ended so is counted. */
  public static Counter failure(Code code) {
    switch (code) {
      case TOKEN_IO:
        return TOKEN_FAILED_IO;
      case TOKEN_TIMEOUT:
        return TOKEN_FAILED_TIMEOUT;
      case TOKEN_CREDENTIAL_REJECTED:
      case SECRET_UNREADABLE:
      case CLIENT_KEY_UNUSABLE:
      case PROXY_LOGIN_REJECTED:
        return TOKEN_FAILED_CREDENTIAL;
      case TOKEN_REQUEST_REJECTED:
      case DISCOVERY_FAILED:
      case PROXY_SCHEME_UNSUPPORTED:
        return TOKEN_FAILED_REQUEST;
      case TOKEN_SERVER_UNAVAILABLE:
      case TOKEN_URL_NOT_FOUND:
        return TOKEN_FAILED_SERVER;
      case TOKEN_ANSWER_UNUSABLE:
      case TOKEN_MALFORMED:
      case TOKEN_TYPE_UNSUPPORTED:
        return TOKEN_FAILED_ANSWER;
      default:
        return TOKEN_FAILED_INTERNAL;
    }
  }

  /** The name that is shown: words divided by hyphens. */
  public String label() {
    return label;
  }
}
