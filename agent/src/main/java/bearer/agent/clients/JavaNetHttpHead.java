package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Move;
import bearer.agent.hop.Outbound;
import java.lang.reflect.Field;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One head of java.net.http, with a connection or before there is one. */
abstract class JavaNetHttpHead extends HeadPlace<Outbound<HttpRequest, Object>> {
  private static final Inside SECURE = new Inside("isSecure()", "connection");
  private static final Inside PROXIED = new Inside("isProxied()", "connection");

  private static final String INSIDE = "jdk.internal.net.http.";

  private final Field proxy = field(type(INSIDE + "HttpRequestImpl"), "proxy");
  private final Field builder = field(type(INSIDE + "HttpRequestImpl"), "systemHeadersBuilder");
  private final Field map = field(type(INSIDE + "common.HttpHeadersBuilder"), "headersMap");

  @Override
  public final String method(Outbound<HttpRequest, Object> out) {
    return out.request.method();
  }

  @Override
  public final @Nullable String scheme(Outbound<HttpRequest, Object> out) {
    return out.request.uri().getScheme();
  }

  @Override
  public final @Nullable String host(Outbound<HttpRequest, Object> out) {
    return out.request.uri().getHost();
  }

  @Override
  public final int port(Outbound<HttpRequest, Object> out) {
    return out.request.uri().getPort();
  }

  /** Before there is a connection, what it will have: only the URL decides that. */
  @Override
  public final Fact tls(Outbound<HttpRequest, Object> out) {
    Boolean secure = SECURE.find(Boolean.class, out.connection);
    return Fact.of(secure == null ? "https".equalsIgnoreCase(scheme(out)) : secure);
  }

  @Override
  public final Fact forwardProxy(Outbound<HttpRequest, Object> out) {
    Boolean proxied = PROXIED.find(Boolean.class, out.connection);
    return Fact.of(
        tls(out) == Fact.NO && (proxied == null ? get(proxy, out.request) != null : proxied));
  }

  @Override
  public final String target(Outbound<HttpRequest, Object> out) {
    return RequestLine.target(out.request.uri().getRawPath(), out.request.uri().getRawQuery());
  }

  @Override
  public final @Nullable String header(Outbound<HttpRequest, Object> out, String name) {
    List<String> all = headers(out, name);
    return all.isEmpty() ? null : all.get(0);
  }

  /** The user's, else the client's own, as of its {@code Authenticator}. */
  @Override
  @SuppressWarnings("unchecked")
  public final List<String> headers(Outbound<HttpRequest, Object> out, String name) {
    List<String> users = out.request.headers().allValues(name);
    if (!users.isEmpty()) {
      return users;
    }
    Map<String, List<String>> clients =
        (Map<String, List<String>>) get(map, Objects.requireNonNull(get(builder, out.request)));
    List<String> own = Objects.requireNonNull(clients).get(name);
    return own == null ? users : own;
  }

  @Override
  public final @Nullable Move moved(Outbound<HttpRequest, Object> out) {
    return keptMove(out.request);
  }

  @Override
  protected final Object standsFor(Outbound<HttpRequest, Object> out) {
    return out.request;
  }
}
