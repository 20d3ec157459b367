package bearer.it;

/** What not every client can do; a client says why not. */
enum Feature {
  REDIRECT,
  REDIRECT_TO_ANOTHER_SCHEME,
  SAME_REQUEST_TWICE,
  RESEND_ON_STALE_CONNECTION,
  PROXY,
  FORGED_HOST,
  BEARER_BESIDE_USERINFO,
  HTTP2
}
