package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.ProxyConfiguration;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of Jetty's and what writes its head. The classes of exchanges, requests and headers
 * are others in each of 9, 10 and 12; their fields have had the same names since 9.1.
 */
final class JettyHead {
  static final Inside REQUEST = new Inside("request");
  static final Inside ORIGIN = new Inside("destination", "origin");
  static final Inside PROXY = new Inside("destination", "proxy");
  static final Inside METHOD = new Inside("method");
  static final Inside PATH = new Inside("path");
  static final Inside QUERY = new Inside("query");
  static final Inside HEADERS = new Inside("headers");
  static final Inside STATUS = new Inside("response", "status");
  static final Inside ANSWERS_HEADERS = new Inside("response", "headers");
  private static final Inside END_POINT =
      new Inside("_endPoint", "endPoint", "session", "connection", "channel");

  final Object request;
  final Origin origin;
  private final Object exchange;
  private final @Nullable Object sender;

  /**
   * @param sender null where the connection is not known
   */
  JettyHead(Object exchange, @Nullable Object sender) {
    this.exchange = exchange;
    this.sender = sender;
    request = REQUEST.from(exchange);
    origin = requireNonNull(ORIGIN.find(Origin.class, exchange));
  }

  /** As the library's own failures. */
  static void fail(Object callback, Throwable reason) {
    ((Callback) callback).failed(reason);
  }

  String method() {
    return requireNonNull(METHOD.find(String.class, request));
  }

  String target() {
    String path = PATH.find(String.class, request);
    return RequestLine.target(path == null ? "/" : path, QUERY.find(String.class, request));
  }

  Iterable<?> headers() {
    return requireNonNull(HEADERS.find(Iterable.class, request));
  }

  List<HttpField> copyOfHeaders() {
    List<HttpField> copy = new ArrayList<>();
    for (Object field : headers()) {
      copy.add((HttpField) field);
    }
    return copy;
  }

  @Nullable String header(String name) {
    List<String> all = headers(name);
    return all.isEmpty() ? null : all.get(0);
  }

  List<String> headers(String name) {
    return values(headers(), name);
  }

  private static List<String> values(Iterable<?> headers, String name) {
    List<String> values = new ArrayList<>(1);
    for (Object each : headers) {
      HttpField field = (HttpField) each;
      if (field.getName().equalsIgnoreCase(name)) {
        String value = field.getValue();
        values.add(value == null ? "" : value);
      }
    }
    return values;
  }

  /** Of the endpoint below, once there is one; unknown if a later version keeps it elsewhere. */
  Fact tls() {
    if (sender == null) {
      return Fact.of(isHttps());
    }
    EndPoint below = END_POINT.find(EndPoint.class, sender);
    return below == null ? Fact.UNKNOWN : Fact.of(below.getClass().getName().contains(".ssl."));
  }

  /** By way of any other proxy than this one, and to https by this one too, there is a tunnel. */
  Fact forwardProxy() {
    ProxyConfiguration.Proxy proxy = PROXY.find(ProxyConfiguration.Proxy.class, exchange);
    return Fact.of(proxy instanceof HttpProxy && !isHttps());
  }

  private boolean isHttps() {
    return origin.getScheme().equalsIgnoreCase("https");
  }

  int status() {
    return requireNonNull(STATUS.find(Integer.class, exchange));
  }

  String challenges() {
    Iterable<?> headers = requireNonNull(ANSWERS_HEADERS.find(Iterable.class, exchange));
    return values(headers, "WWW-Authenticate").toString();
  }
}
