package bearer.it.clients;

import bearer.it.contract.AdapterOptions;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpClient;

/**
 * Reactor Netty as it is used by itself and beneath WebClient, on threads of its own; only the API
 * of 0.9.
 */
final class ReactorNettyTransport {
  private final LoopResources threads = LoopResources.create("client");
  private static final List<Integer> REDIRECTS = Arrays.asList(301, 302, 303, 307, 308);

  @SuppressWarnings("deprecation") // the one way that all versions have
  HttpClient client(AdapterOptions options) {
    HttpClient client =
        HttpClient.create(connections())
            .followRedirect( // 0.9 knows neither 303 nor answers without a Location
                (request, response) ->
                    REDIRECTS.contains(response.status().code())
                        && response.responseHeaders().contains("Location"));
    if (options.http2 && !isOld()) {
      client = client.protocol(HttpProtocol.H2, HttpProtocol.HTTP11);
    }
    InetSocketAddress proxy = options.proxy;
    return client.tcpConfiguration(
        tcp -> {
          TcpClient proxied = proxy == null ? tcp : through(proxy, tcp);
          return (TcpClient)
              call(proxied, "runOn", threads); // before, it would resolve names itself
        });
  }

  /** Of this client alone. */
  private static ConnectionProvider connections() {
    return (ConnectionProvider)
        call(isOld() ? "fixed" : "create", "client", AdapterOptions.MAX_CONNECTIONS);
  }

  private static Object call(String name, String argument, int number) {
    try {
      return ConnectionProvider.class
          .getMethod(name, String.class, int.class)
          .invoke(null, argument, number);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it is 0.9. */
  private static boolean isOld() {
    try {
      Class.forName("reactor.netty.transport.ProxyProvider");
      return false;
    } catch (ClassNotFoundException e) {
      return true;
    }
  }

  /** The types have moved to another package in 1.0. */
  private static TcpClient through(InetSocketAddress proxy, TcpClient client) {
    Consumer<Object> spec =
        type -> {
          Object address = call(type, "type", constant(type));
          call(call(address, "host", proxy.getHostString()), "port", proxy.getPort());
        };
    return (TcpClient) call(client, "proxy", spec);
  }

  private static Object constant(Object typeSpec) {
    for (Method method : typeSpec.getClass().getMethods()) {
      if (method.getName().equals("type") && method.getParameterTypes()[0].isEnum()) {
        return method.getParameterTypes()[0].getEnumConstants()[0]; // HTTP
      }
    }
    throw new IllegalStateException();
  }

  private static Object call(Object of, String name, Object argument) {
    try {
      return method(of, name, argument).invoke(of, argument);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(Object of, String name, Object argument) {
    for (Method method : of.getClass().getMethods()) {
      Class<?>[] types = method.getParameterTypes();
      if (method.getName().equals(name)
          && types.length == 1
          && (types[0].isInstance(argument)
              || (types[0] == int.class && argument instanceof Integer))) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new IllegalStateException(name);
  }

  /** Waits until they have ended. */
  void close() {
    ended().block();
  }

  private Mono<Void> ended() {
    try {
      return threads.disposeLater(Duration.ZERO, Duration.ofSeconds(5));
    } catch (NoSuchMethodError inItsFirstVersion) {
      return threads.disposeLater();
    }
  }

  static <T> T wait(Mono<T> answer) throws IOException {
    try {
      return answer.block(Duration.ofMillis(AdapterOptions.TIMEOUT_MILLIS));
    } catch (RuntimeException e) {
      Throwable cause = Exceptions.unwrap(e);
      if (cause instanceof IOException) {
        throw (IOException) cause;
      }
      throw e;
    }
  }

  static List<String> lines(HttpHeaders headers) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> header : headers) {
      lines.add(header.getKey() + ": " + header.getValue());
    }
    return lines;
  }
}
