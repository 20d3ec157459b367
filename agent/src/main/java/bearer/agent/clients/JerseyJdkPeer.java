package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Where a connection of Jersey's JDK connector leads, by a tunnel if there is a proxy. */
final class JerseyJdkPeer {
  private static final Inside URL = new Inside("uri");
  private static final Inside FILTERS = new Inside("filterChain");
  private static final Inside ENGINE = new Inside("sslEngine");
  private static final Inside NEXT = new Inside("downstreamFilter");
  private static final Inside SETTINGS = new Inside("configuration", "connectorConfiguration");
  private static final Inside PROXY = new Inside("proxyConfiguration");
  private static final Inside HAS_PROXY = new Inside("configured");

  final Fact tls;

  /** Null if TLS is for another name. */
  final @Nullable String host;

  final int port;

  /** Whether a proxy makes a tunnel to there, whatever goes through it. */
  final boolean isProxied;

  /** Of a request that has no connection yet. */
  JerseyJdkPeer(Object pool, URI url) {
    isProxied = isProxied(pool);
    tls = Fact.of("https".equalsIgnoreCase(url.getScheme()));
    host = url.getHost();
    port = url.getPort();
  }

  JerseyJdkPeer(Object connection) {
    isProxied = isProxied(connection);
    URI url = (URI) URL.from(connection);
    SSLEngine engine = engine(connection);
    tls = Fact.of(engine != null);
    host = engine == null || isFor(url.getHost(), engine) ? url.getHost() : null;
    port = url.getPort() < 0 ? "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80 : url.getPort();
  }

  /**
   * Before everything else.
   *
   * @throws NoSuchFieldError if a connection does not say where it leads
   */
  static void check(Class<?> connection) {
    URL.mustLeadFrom(connection);
    FILTERS.mustLeadFrom(connection);
    NEXT.mustLeadFrom(FILTERS.typeFrom(connection));
    checkProxy(connection);
  }

  /**
   * Before everything else.
   *
   * @throws NoSuchFieldError if a connection, or what all of them come from, knows no proxies
   */
  static void checkProxy(Class<?> of) {
    HAS_PROXY.mustLeadFrom(PROXY.typeFrom(SETTINGS.typeFrom(of)));
  }

  private static boolean isProxied(Object of) {
    return (Boolean) HAS_PROXY.from(PROXY.from(SETTINGS.from(of)));
  }

  private static @Nullable SSLEngine engine(Object connection) {
    Object filter = FILTERS.next(connection);
    while (filter != null && !ENGINE.leadsFrom(filter.getClass())) {
      filter = NEXT.next(filter);
    }
    return filter == null ? null : (SSLEngine) ENGINE.from(filter);
  }

  /**
   * The name that is sent is the one of the header {@code Host}, if the application has set that.
   */
  private static boolean isFor(String host, SSLEngine engine) {
    List<SNIServerName> names = engine.getSSLParameters().getServerNames();
    if (names != null) {
      for (SNIServerName name : names) {
        if (name instanceof SNIHostName
            && !((SNIHostName) name).getAsciiName().equalsIgnoreCase(host)) {
          return false;
        }
      }
    }
    return host.equalsIgnoreCase(engine.getPeerHost());
  }
}
