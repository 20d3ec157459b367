package bearer.agent.rules;

import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;

/** One host and one path of one rule. */
final class Claim implements Comparable<Claim> {
  final HostPattern host;
  final PathPattern path;

  /** In capitals; none for every method. */
  final String[] methods;

  final Rule rule;

  Claim(HostPattern host, PathPattern path, String[] methods, Rule rule) {
    this.host = host;
    this.path = path;
    this.methods = methods;
    this.rule = rule;
  }

  /**
   * Of claims to the same host the closer one first: with a port before without, then the one with
   * the closer path, then the one that names methods.
   */
  @Override
  public int compareTo(Claim other) {
    int byPort = Boolean.compare(host.port < 0, other.host.port < 0);
    int byPath = Integer.compare(other.path.closeness(), path.closeness());
    return byPort != 0
        ? byPort
        : byPath != 0 ? byPath : Boolean.compare(methods.length == 0, other.methods.length == 0);
  }

  boolean isFor(String method) {
    for (String one : methods) {
      if (one.equalsIgnoreCase(method)) {
        return true;
      }
    }
    return false;
  }
}
