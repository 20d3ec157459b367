package bearer.agent.rules;

import bearer.agent.config.HostPattern;
import java.net.URI;

/** The token endpoint, where the application's own calls are never decorated either. */
final class TokenEndpointRule {
  final String url;
  private final HostRule host;
  private final int defaultPort;
  private final String path;

  TokenEndpointRule(String tokenUrl) {
    this.url = tokenUrl;
    URI url = URI.create(tokenUrl);
    defaultPort = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    String name = Target.canonical(url.getHost());
    String normal = name.substring(0, Target.length(name)).toLowerCase(java.util.Locale.ROOT);
    host = new HostRule(new HostPattern(normal, false, url.getPort()));
    path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
  }

  boolean matches(String name, int length, int port, String target) {
    if (!target.startsWith(path) && target.startsWith("/")) {
      return false; // the common case
    }
    int start = PathPattern.pathStart(target);
    int end = PathPattern.pathEnd(target, start);
    return end - start == path.length()
        && target.startsWith(path, start)
        && host.matches(name, length, port, defaultPort);
  }
}
