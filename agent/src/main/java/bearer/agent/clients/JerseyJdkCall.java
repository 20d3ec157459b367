package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request of Jersey's JDK connector, another one for each hop. */
final class JerseyJdkCall extends EventLoopCall {
  static final Inside HEADERS = new Inside("headers");
  private static final Inside READ = new Inside("getHeaders()");
  private static final Inside METHOD = new Inside("method");
  private static final Inside URL = new Inside("uri");
  private static final Inside BODY = new Inside("bodyMode");

  final Object request;
  private final JerseyJdkPeer peer;

  JerseyJdkCall(Object request, JerseyJdkPeer peer) {
    super((String) METHOD.from(request), target(url(request)), request);
    this.request = request;
    this.peer = peer;
  }

  /** Before there is a connection. */
  static JerseyJdkCall of(Object request, Object pool) {
    return new JerseyJdkCall(request, new JerseyJdkPeer(pool, url(request)));
  }

  /**
   * Before everything else.
   *
   * @throws LinkageError if this version's requests are not known
   */
  static void check(Class<?> woven, String method) {
    Class<?> request = parameter(woven, method, 0);
    for (Inside part : new Inside[] {HEADERS, READ, METHOD, URL, BODY}) {
      part.mustLeadFrom(request);
    }
  }

  /**
   * The type of a parameter of a method with two.
   *
   * @throws NoSuchMethodError if this version has no such method
   */
  static Class<?> parameter(Class<?> woven, String name, int index) {
    for (Method method : woven.getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == 2 && !method.isBridge()) {
        return method.getParameterTypes()[index];
      }
    }
    throw new NoSuchMethodError(woven.getName() + '.' + name);
  }

  static URI url(Object request) {
    return (URI) URL.from(request);
  }

  private static String target(URI url) {
    String path = String.valueOf(url.getRawPath());
    return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
  }

  /** Whether its caller writes a body as soon as the head is written, and waits for that. */
  static boolean isStreamed(Object request) {
    return BODY.from(request).toString().equals("CHUNKED");
  }

  @Override
  Fact tls() {
    return peer.tls;
  }

  /**
   * Null if it goes over a connection to another host: these are chosen by the header {@code Host}
   * too, which the hop of a redirect has from the one before.
   */
  @Override
  @Nullable String host() {
    String host = peer.host;
    return host != null && host.equalsIgnoreCase(url(request).getHost()) ? host : null;
  }

  @Override
  int port() {
    return peer.port;
  }

  /** It has every proxy make a tunnel, where that reads plain http all the same. */
  @Override
  Fact forwardProxy() {
    return Fact.of(peer.isProxied && peer.tls == Fact.NO);
  }

  @Override
  List<String> headers(String name) {
    return values((Map<?, ?>) HEADERS.from(request), name);
  }

  /** In whatever case the name is. */
  static List<String> values(Map<?, ?> headers, String name) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<?, ?> header : headers.entrySet()) {
      if (name.equalsIgnoreCase((String) header.getKey())) {
        for (Object value : (List<?>) header.getValue()) {
          values.add((String) value);
        }
      }
    }
    return values;
  }
}
