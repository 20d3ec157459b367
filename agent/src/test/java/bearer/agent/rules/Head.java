package bearer.agent.rules;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Hop;
import bearer.agent.hop.Move;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's head of no client at all, which reads itself. */
class Head implements Hop<Head> {
  @Nullable String scheme = "https";
  @Nullable String host = "api.example.com";
  int port = -1;
  String target = "/v2/payments";
  String method = "GET";
  Fact tls = Fact.UNKNOWN;
  Fact forwardProxy = Fact.NO;
  @Nullable String redirectedFrom;
  int targetsRead;
  @Nullable Move kept;
  boolean trusted = true;
  int draw;

  private final Map<String, List<String>> headers = new LinkedHashMap<>();

  static Head to(String scheme, String host, int port, String target) {
    Head head = new Head();
    head.scheme = scheme;
    head.host = host;
    head.port = port;
    head.target = target;
    return head;
  }

  /** As in {@code http://localhost:8080/x}. */
  static Head to(String url) {
    java.net.URI uri = java.net.URI.create(url);
    return to(uri.getScheme(), uri.getHost(), uri.getPort(), uri.getRawPath());
  }

  Head with(String name, String value) {
    headers.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    return this;
  }

  Head method(String name) {
    method = name;
    return this;
  }

  Head redirectedFrom(@Nullable String url) {
    redirectedFrom = url;
    return this;
  }

  Head over(Fact insideTls, Fact throughForwardProxy) {
    tls = insideTls;
    forwardProxy = throughForwardProxy;
    return this;
  }

  /** The head as it is written: {@code name: value}, in order. */
  List<String> after(@Nullable Edit edit) {
    if (edit != null) {
      edit.applyTo(this, new Editor());
    }
    List<String> lines = new ArrayList<>();
    headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
    return lines;
  }

  @Override
  public int draw(Head head) {
    return draw;
  }

  @Override
  public @Nullable Move moved(Head head) {
    return kept;
  }

  @Override
  public boolean trustsAlike(Head request, String otherHost) {
    return trusted;
  }

  @Override
  public String client() {
    return "Client";
  }

  @Override
  public String method(Head head) {
    return method;
  }

  @Override
  public @Nullable String scheme(Head head) {
    return scheme;
  }

  @Override
  public @Nullable String host(Head head) {
    return host;
  }

  @Override
  public int port(Head head) {
    return port;
  }

  @Override
  public Fact tls(Head head) {
    return tls;
  }

  @Override
  public Fact forwardProxy(Head head) {
    return forwardProxy;
  }

  @Override
  public String target(Head head) {
    targetsRead++;
    return target;
  }

  @Override
  public @Nullable String header(Head head, String name) {
    List<String> values = headers(head, name);
    return values.isEmpty() ? null : values.get(0);
  }

  @Override
  public List<String> headers(Head head, String name) {
    List<String> values = new ArrayList<>();
    headers.forEach(
        (known, all) -> {
          if (known.equalsIgnoreCase(name)) {
            values.addAll(all);
          }
        });
    return values;
  }

  @Override
  public @Nullable String redirectedFrom(Head head) {
    return redirectedFrom;
  }

  private static final class Editor implements Headers<Head> {
    @Override
    public void remove(Head head, String name) {
      head.headers.keySet().removeIf(known -> known.equalsIgnoreCase(name));
    }

    @Override
    public void set(Head head, String name, String value) {
      remove(head, name);
      head.with(name, value);
    }
  }
}
