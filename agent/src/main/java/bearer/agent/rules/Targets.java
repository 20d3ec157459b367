package bearer.agent.rules;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.HostPattern;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import bearer.agent.token.TokenCell;
import org.jspecify.annotations.Nullable;

/** Which targets are configured: hosts, ports and paths, except the token endpoint itself. */
final class Targets {
  enum Match {
    /** Not a configured host and port. */
    NONE,
    /** A configured host, but over plain http, which the operator has not allowed. */
    PLAIN_HTTP,
    /** A configured host, but not one of the paths, or the token endpoint. */
    OTHER_PATH,
    MATCH
  }

  private final HostRule[] hosts;
  private final PathPattern[] paths;
  private final boolean allowHttp;
  private final TokenCell cell;
  private volatile @Nullable TokenEndpointRule tokenEndpoint; // of the URL that is known now

  Targets(AgentConfig config, TokenCell cell) {
    hosts = new HostRule[config.hosts.size()];
    for (int i = 0; i < hosts.length; i++) {
      HostPattern pattern = config.hosts.get(i);
      hosts[i] = new HostRule(pattern);
    }
    paths = new PathPattern[config.paths.size()];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = new PathPattern(config.paths.get(i));
    }
    allowHttp = config.allowHttp;
    this.cell = cell;
  }

  /**
   * What a client cannot tell counts as before it was asked: {@code https} is inside TLS, and no
   * proxy reads along.
   */
  <R> Match match(Hop<R> hop, R request, String scheme, String host) {
    boolean https = scheme.equalsIgnoreCase("https");
    int port = hop.port(request);
    int defaultPort = https ? 443 : 80;
    int realPort = port <= 0 ? defaultPort : port;
    boolean verbatim = isConfiguredVerbatim(host, realPort, defaultPort); // the common case
    String name = verbatim ? host : Target.canonical(host);
    int length = verbatim ? host.length() : Target.length(name);
    if (!verbatim && !isConfigured(name, length, realPort, defaultPort)) {
      return Match.NONE;
    }
    boolean plain = !https || hop.tls(request) == Fact.NO;
    if (plain && !isAllowedPlain(hop, request, https || scheme.equalsIgnoreCase("http"), name)) {
      return Match.PLAIN_HTTP;
    }
    String target = hop.target(request);
    return isConfigured(target) && !isTokenEndpoint(name, length, realPort, target)
        ? Match.MATCH
        : Match.OTHER_PATH;
  }

  private boolean isTokenEndpoint(String host, int length, int port, String target) {
    String url = cell.tokenUrl();
    if (url == null) {
      return false; // not found out yet
    }
    TokenEndpointRule rule = tokenEndpoint;
    if (rule == null || !rule.url.equals(url)) {
      rule = new TokenEndpointRule(url);
      tokenEndpoint = rule;
    }
    return rule.matches(host, length, port, target);
  }

  private boolean isConfiguredVerbatim(String host, int port, int defaultPort) {
    for (HostRule rule : hosts) {
      if (rule.isVerbatim(host, port, defaultPort)) {
        return true;
      }
    }
    return false;
  }

  private boolean isConfigured(String host, int length, int port, int defaultPort) {
    for (HostRule rule : hosts) {
      if (rule.matches(host, length, port, defaultPort)) {
        return true;
      }
    }
    return false;
  }

  /** Loopback is no exception where a forward proxy, which may be anywhere, reads the head. */
  private <R> boolean isAllowedPlain(Hop<R> hop, R request, boolean http, String host) {
    return http
        && (allowHttp
            || (Target.isLoopback(host, Target.length(host))
                && hop.forwardProxy(request) != Fact.YES));
  }

  private boolean isConfigured(String path) {
    for (PathPattern pattern : paths) {
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
