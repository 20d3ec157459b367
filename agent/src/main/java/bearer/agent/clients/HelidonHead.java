package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Inside;
import io.helidon.common.socket.TlsSocket;
import io.helidon.webclient.api.ClientRequestBase;
import io.helidon.webclient.api.ConnectionKey;
import io.helidon.webclient.api.Proxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request of Helidon's says: of its URL, and once there is a connection of that. */
abstract class HelidonHead extends HeadPlace<HelidonHop> {
  /** Without it every proxy has a tunnel made. */
  private static final Inside TUNNEL = new Inside("forceHttpConnect");

  private volatile @Nullable Field request;

  @Override
  public final void link(Class<?> woven) {
    if (!ClientRequestBase.class.isAssignableFrom(woven)) {
      request = field(woven, "originalRequest");
    }
  }

  /** The request that a chain is for. */
  final ClientRequestBase<?, ?> call(Object chain) {
    return (ClientRequestBase<?, ?>)
        Objects.requireNonNull(get(Objects.requireNonNull(request), chain));
  }

  final void begin(HelidonHop hop) {
    try {
      if (!hop.isConnect()) {
        agent().beginning(this, hop);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  @Override
  public final String method(HelidonHop hop) {
    return hop.method.text();
  }

  @Override
  public final String scheme(HelidonHop hop) {
    return tls(hop) == Fact.YES ? "https" : "http";
  }

  @Override
  public final @Nullable String host(HelidonHop hop) {
    ConnectionKey origin = hop.origin();
    return hop.connection == null ? hop.uri.host() : origin == null ? null : origin.host();
  }

  @Override
  public final int port(HelidonHop hop) {
    ConnectionKey origin = hop.origin();
    return origin == null ? hop.uri.port() : origin.port();
  }

  @Override
  public final Fact tls(HelidonHop hop) {
    return Fact.of(
        hop.connection == null
            ? "https".equalsIgnoreCase(hop.uri.scheme())
            : hop.connection.helidonSocket() instanceof TlsSocket);
  }

  /** The JVM's proxies are those of its sockets, which have tunnels made. */
  @Override
  public final Fact forwardProxy(HelidonHop hop) {
    ConnectionKey origin = hop.origin();
    Proxy proxy = origin == null ? hop.call.proxy() : origin.proxy();
    return Fact.of(
        tls(hop) == Fact.NO
            && proxy.type() == Proxy.ProxyType.HTTP
            && TUNNEL.leadsFrom(Proxy.class)
            && !Boolean.TRUE.equals(TUNNEL.next(proxy))
            && !proxy.username().isPresent()
            && !proxy.isNoHosts(new InetSocketAddress(String.valueOf(host(hop)), port(hop))));
  }

  @Override
  public final String target(HelidonHop hop) {
    return hop.uri.pathWithQueryAndFragment();
  }

  @Override
  public final @Nullable String header(HelidonHop hop, String name) {
    List<String> all = headers(hop, name);
    return all.isEmpty() ? null : all.get(0);
  }

  @Override
  public final List<String> headers(HelidonHop hop, String name) {
    return HelidonHop.values(hop.headers, name);
  }

  @Override
  protected final Object standsFor(HelidonHop hop) {
    return hop.call;
  }
}
