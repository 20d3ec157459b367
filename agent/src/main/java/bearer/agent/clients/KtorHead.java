package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Outbound;
import io.ktor.client.engine.cio.CIOEngineConfig;
import io.ktor.client.request.HttpRequestData;
import io.ktor.http.ContentType;
import io.ktor.http.URLProtocolKt;
import io.ktor.http.URLUtilsKt;
import io.ktor.http.Url;
import io.ktor.http.content.OutgoingContent;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request of Ktor's and what it is given to, an engine or an endpoint: both know the proxy. */
abstract class KtorHead extends HeadPlace<Outbound<HttpRequestData, Object>> {
  private static final Inside CONFIG = new Inside("config");
  private static final Inside FILE = new Inside("unixSocket"); // 3.2 and later

  /** Of older versions, some of which verify the name of the proxy by TLS in a tunnel. */
  private static final Inside OLD = new Inside("releaseConnection()");

  private volatile @Nullable Field proxy;

  @Override
  public final void link(Class<?> woven) {
    proxy = field(woven, "proxy");
  }

  @Override
  public final String method(Outbound<HttpRequestData, Object> out) {
    return out.request.getMethod().getValue();
  }

  @Override
  public final String scheme(Outbound<HttpRequestData, Object> out) {
    return isSecure(out) ? "https" : "http";
  }

  private static boolean isSecure(Outbound<HttpRequestData, Object> out) {
    return URLProtocolKt.isSecure(out.request.getUrl().getProtocol());
  }

  /**
   * Null if TLS verifies another name, because the application has given one to the engine, or if
   * the tunnel may have been made for another host.
   */
  @Override
  public final @Nullable String host(Outbound<HttpRequestData, Object> out) {
    String host = out.request.getUrl().getHost();
    if (!isSecure(out)) {
      return host;
    }
    CIOEngineConfig config =
        Objects.requireNonNull(CONFIG.find(CIOEngineConfig.class, out.connection));
    String verified = config.getHttps().getServerName();
    boolean isDoubtful =
        isProxied(out) && (config.getPipelining() || OLD.leadsFrom(out.connection.getClass()));
    return isDoubtful || !(verified == null || verified.equalsIgnoreCase(host)) ? null : host;
  }

  private boolean isProxied(Outbound<HttpRequestData, Object> out) {
    return get(Objects.requireNonNull(proxy), out.connection) != null;
  }

  @Override
  public final int port(Outbound<HttpRequestData, Object> out) {
    return out.request.getUrl().getPort();
  }

  static String origin(Outbound<HttpRequestData, Object> out) {
    Url url = out.request.getUrl();
    return url.getProtocol().getName() + "://" + url.getHost() + ':' + url.getPort();
  }

  @Override
  public final Fact tls(Outbound<HttpRequestData, Object> out) {
    return Fact.of(isSecure(out));
  }

  /** Behind a socket that is a file there may be anybody, too. */
  @Override
  public final Fact forwardProxy(Outbound<HttpRequestData, Object> out) {
    return Fact.of(!isSecure(out) && (isProxied(out) || isFile(out.connection)));
  }

  private static boolean isFile(Object endpoint) {
    return FILE.leadsFrom(endpoint.getClass()) && read(endpoint, "unixSocket") != null;
  }

  @Override
  public final String target(Outbound<HttpRequestData, Object> out) {
    return URLUtilsKt.getFullPath(out.request.getUrl());
  }

  @Override
  public final @Nullable String header(Outbound<HttpRequestData, Object> out, String name) {
    String own = out.request.getHeaders().get(name);
    return own == null ? ofBody(out.request.getBody(), name) : own;
  }

  private static @Nullable String ofBody(OutgoingContent body, String name) {
    ContentType type = name.equalsIgnoreCase("Content-Type") ? body.getContentType() : null;
    return type == null ? body.getHeaders().get(name) : type.toString();
  }

  @Override
  public final List<String> headers(Outbound<HttpRequestData, Object> out, String name) {
    List<String> all = out.request.getHeaders().getAll(name);
    return all == null ? super.headers(out, name) : all;
  }

  /** The job of the call, which the requests of redirects and retries have too. */
  @Override
  protected final Object standsFor(Outbound<HttpRequestData, Object> out) {
    return out.request.getExecutionContext();
  }

  /** Of what the agent does while the library hands an answer on. */
  final void failed(Throwable problem) {
    tell(problem);
  }
}
