package bearer.agent.rules;

import bearer.agent.config.HostPattern;

/**
 * One configured host, matched against a connection's target without allocation. ASCII letters
 * match in any case and nothing else folds: a look-alike outside ASCII is another host.
 */
final class HostRule {
  private final String host;
  private final boolean wildcard;
  private final int port;

  HostRule(HostPattern pattern) {
    this.host = pattern.host;
    this.wildcard = pattern.wildcard;
    this.port = pattern.port;
  }

  /** Whether the host is written exactly as here; false says nothing. */
  boolean isVerbatim(String target, int port, int defaultPort) {
    return !wildcard && port == (this.port < 0 ? defaultPort : this.port) && target.equals(host);
  }

  /**
   * @param target a normalised IP literal, or a name with {@code length} significant characters
   * @param port the real port, never a default
   */
  boolean matches(String target, int length, int port, int defaultPort) {
    if (port != (this.port < 0 ? defaultPort : this.port)) {
      return false;
    }
    int extra = length - host.length();
    if (wildcard) {
      return extra >= 2
          && target.charAt(extra - 1) == '.'
          && endsAt(target, extra, length)
          && target.charAt(0) != '.';
    }
    return extra == 0 && endsAt(target, 0, length);
  }

  private boolean endsAt(String target, int from, int length) {
    for (int i = from; i < length; i++) {
      if (lower(target.charAt(i)) != host.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
