package bearer.agent.control;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import bearer.agent.net.BadValue;
import bearer.agent.net.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that nobody sends: straight to its server. Immutable. */
final class Asked implements Hop<Asked> {
  private final Url url;
  private final String method;
  private final Map<String, List<String>> headers;

  private Asked(Url url, String method, Map<String, List<String>> headers) {
    this.url = url;
    this.method = method;
    this.headers = headers;
  }

  /**
   * As somebody writes it.
   *
   * @param headers by name, in any case
   */
  static Asked of(String url, String method, Map<String, List<String>> headers) throws BadValue {
    return new Asked(Url.parse(url), method.toUpperCase(Locale.ROOT), headers);
  }

  String server() {
    return url.server.toString();
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
    List<String> values = headers(request, name);
    return values.isEmpty() ? null : values.get(0);
  }

  @Override
  public List<String> headers(Asked request, String name) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        values.addAll(header.getValue());
      }
    }
    return values;
  }

  @Override
  public @Nullable String redirectedFrom(Asked request) {
    return null;
  }
}
