package bearer.agent.control;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import bearer.agent.net.Url;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that nobody sends: straight to its server, without a header. Immutable. */
final class Asked implements Hop<Asked> {
  private final Url url;
  private final String method;

  Asked(Url url, String method) {
    this.url = url;
    this.method = method;
  }

  @Override
  public String client() {
    return "explain";
  }

  @Override
  public String method(Asked request) {
    return method;
  }

  @Override
  public String scheme(Asked request) {
    return url.secure ? "https" : "http";
  }

  @Override
  public String host(Asked request) {
    return url.server.host;
  }

  @Override
  public int port(Asked request) {
    return url.server.port;
  }

  @Override
  public Fact tls(Asked request) {
    return Fact.of(url.secure);
  }

  @Override
  public Fact forwardProxy(Asked request) {
    return Fact.NO;
  }

  @Override
  public String target(Asked request) {
    return url.originForm;
  }

  @Override
  public @Nullable String header(Asked request, String name) {
    return null;
  }

  @Override
  public List<String> headers(Asked request, String name) {
    return Collections.emptyList();
  }

  @Override
  public @Nullable String redirectedFrom(Asked request) {
    return null;
  }
}
