package bearer.it.contract;

/** What not every client can do; a client says why not. */
public enum Feature {
  REDIRECT,
  REDIRECT_TO_ANOTHER_SCHEME,
  SAME_REQUEST_TWICE,
  RESEND_ON_STALE_CONNECTION,
  PROXY,
  FORGED_HOST,
  IPV6_LITERAL,
  /** Leaves a user and password in the URL alone, instead of sending them as Basic. */
  USERINFO_IGNORED,
  HTTP2,
  /** Has a loop of its own, in which a request can be sent once more after a 401. */
  REPLAY
}
