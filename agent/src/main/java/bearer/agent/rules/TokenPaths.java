package bearer.agent.rules;

import bearer.agent.net.RequestTarget;

/** Paths at which applications ask for tokens of their own. */
final class TokenPaths {
  private TokenPaths() {}

  static boolean isOne(String target) {
    String path = RequestTarget.path(target);
    return path.endsWith("/oauth2/token")
        || path.endsWith("/oauth/token")
        || path.endsWith("/openid-connect/token");
  }
}
