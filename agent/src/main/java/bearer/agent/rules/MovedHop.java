package bearer.agent.rules;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import bearer.agent.net.Rewrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as it would be at its new target. */
final class MovedHop<R> implements Hop<R> {
  private final Hop<R> hop;
  private final Rewrite rewrite;

  MovedHop(Hop<R> hop, Rewrite rewrite) {
    this.hop = hop;
    this.rewrite = rewrite;
  }

  @Override
  public String client() {
    return hop.client();
  }

  @Override
  public String method(R request) {
    return hop.method(request);
  }

  @Override
  public String scheme(R request) {
    return "https";
  }

  @Override
  public String host(R request) {
    return rewrite.to.server.bracketed();
  }

  @Override
  public int port(R request) {
    return rewrite.to.server.port == 443 ? -1 : rewrite.to.server.port;
  }

  @Override
  public Fact tls(R request) {
    return Fact.UNKNOWN;
  }

  @Override
  public Fact forwardProxy(R request) {
    return Fact.UNKNOWN;
  }

  @Override
  public String target(R request) {
    return rewrite.target(hop.target(request));
  }

  @Override
  public @Nullable String header(R request, String name) {
    return hop.header(request, name);
  }

  @Override
  public List<String> headers(R request, String name) {
    return hop.headers(request, name);
  }

  @Override
  public int draw(R request) {
    return hop.draw(request);
  }

  @Override
  public @Nullable String redirectedFrom(R request) {
    return hop.redirectedFrom(request);
  }
}
