package bearer.agent.rewriting;

import bearer.agent.hop.HeadPlace;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.net.http.HttpRequest;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hop of java.net.http before it has a proxy or a connection: the client's copy of a request. */
abstract class JavaNetHttpHop extends HeadPlace<HttpRequest> {
  static final String INSIDE = "jdk.internal.net.http.";
  static final String REQUEST = INSIDE + "HttpRequestImpl";

  private final Field webSocket = field(type(REQUEST), "isWebSocket");

  /** A constructor, public or not. */
  static Constructor<?> constructor(String name, Class<?>... parameters) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Constructor<?>>() {
          @Override
          public Constructor<?> run() {
            try {
              Constructor<?> found = type(name).getDeclaredConstructor(parameters);
              found.setAccessible(true);
              return found;
            } catch (NoSuchMethodException changed) {
              throw new NoSuchMethodError(changed.getMessage());
            }
          }
        });
  }

  final boolean isWebSocket(HttpRequest request) {
    return Boolean.TRUE.equals(get(webSocket, request));
  }

  @Override
  public final String method(HttpRequest request) {
    return request.method();
  }

  @Override
  public final @Nullable String scheme(HttpRequest request) {
    return request.uri().getScheme();
  }

  @Override
  public final @Nullable String host(HttpRequest request) {
    return request.uri().getHost();
  }

  @Override
  public final int port(HttpRequest request) {
    return request.uri().getPort();
  }

  @Override
  public final String target(HttpRequest request) {
    return Targets.of(request.uri());
  }

  @Override
  public final boolean namesUser(HttpRequest request) {
    return request.uri().getRawUserInfo() != null;
  }

  @Override
  public final @Nullable String header(HttpRequest request, String name) {
    return request.headers().firstValue(name).orElse(null);
  }

  @Override
  public final List<String> headers(HttpRequest request, String name) {
    return request.headers().allValues(name);
  }

  @Override
  protected final Object standsFor(HttpRequest request) {
    return request;
  }
}
