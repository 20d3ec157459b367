package bearer.agent.rules;

import bearer.agent.net.HostName;

/** All that is known of one host as clients name it. Immutable but for what somebody has seen. */
final class Host {
  /** As it was named. */
  final String named;

  /** As hosts are compared. */
  final HostName name;

  final boolean loopback;

  /** The closest first; empty for a host without a rule. */
  final Claims claims;

  /** What of this host is rewritten, the longest beginning of a path first; mostly nothing. */
  final Source[] sources;

  /** For requests that no rule is for: to this host, or to another port of it. */
  final Decision elsewhere;

  /** Whether one of those has been looked at. Races are harmless. */
  volatile boolean lookedAt;

  Host(String named, HostName name, Claims claims, Source[] sources) {
    this.named = named;
    this.name = name;
    this.loopback = name.isLoopback();
    this.claims = claims;
    this.sources = sources;
    this.elsewhere = Decision.elsewhere(this);
  }
}
