package bearer.agent.rules;

import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;

/** One host and one path of one rule. */
final class Claim implements Comparable<Claim> {
  final HostPattern host;
  final PathPattern path;
  final Rule rule;

  Claim(HostPattern host, PathPattern path, Rule rule) {
    this.host = host;
    this.path = path;
    this.rule = rule;
  }

  /**
   * Of claims to the same host the closer one first: with a port before without, then the one with
   * the longer literal beginning of its path.
   */
  @Override
  public int compareTo(Claim other) {
    int byPort = Boolean.compare(host.port < 0, other.host.port < 0);
    return byPort != 0 ? byPort : Integer.compare(other.path.literalLength(), path.literalLength());
  }
}
