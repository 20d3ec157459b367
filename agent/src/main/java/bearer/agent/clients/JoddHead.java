package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import java.util.List;
import jodd.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** What a request of Jodd's says wherever it is shown. */
abstract class JoddHead extends HeadPlace<HttpRequest> {
  /** Where it goes; null if that is not known. */
  abstract @Nullable JoddOrigin origin(HttpRequest request);

  @Override
  public final String method(HttpRequest request) {
    return request.method();
  }

  @Override
  public final String scheme(HttpRequest request) {
    return tls(request) == Fact.YES ? "https" : "http";
  }

  @Override
  public final @Nullable String host(HttpRequest request) {
    JoddOrigin origin = origin(request);
    return origin == null ? null : origin.host;
  }

  @Override
  public final int port(HttpRequest request) {
    return request.port();
  }

  /** It has a tunnel through a proxy even for plain http, which the proxy reads all the same. */
  @Override
  public final Fact forwardProxy(HttpRequest request) {
    JoddOrigin origin = origin(request);
    return origin == null ? Fact.UNKNOWN : origin.proxied;
  }

  @Override
  public final String target(HttpRequest request) {
    String query = request.queryString();
    return RequestLine.target(request.path(), query == null || query.isEmpty() ? null : query);
  }

  @Override
  public final @Nullable String header(HttpRequest request, String name) {
    return request.header(name);
  }

  @Override
  public final List<String> headers(HttpRequest request, String name) {
    return request.headers(name);
  }

  @Override
  protected final Object standsFor(HttpRequest request) {
    return request;
  }
}
