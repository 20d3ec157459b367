package bearer.agent.config;

/** What happens to a request to a configured host when there is no token for it. */
public enum OnTokenFailure {
  /** It goes out untouched, as the application built it. */
  PASS_THROUGH,
  /** It fails with an {@code IOException} and is not sent. */
  FAIL
}
