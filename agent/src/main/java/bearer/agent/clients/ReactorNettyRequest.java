package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Inside;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.client.HttpClientRequest;

/** One request of Reactor Netty and the channel that it has been given. */
final class ReactorNettyRequest extends EventLoopCall {
  private static final Inside METHOD = new Inside("method", "name()");
  private static final Inside PATH = new Inside("toURI", "getPathAndQuery()");
  private static final Inside URL = new Inside("toURI", "toExternalForm()");
  private static final Inside HEADERS = new Inside("defaultHeaders");

  final HttpHeaders headers;
  private final NettyTarget target;
  private final ChannelOperations<?, ?> operations;

  private ReactorNettyRequest(
      String method, String path, HttpHeaders headers, Object operations, @Nullable Object call) {
    super(method, path, call);
    this.headers = headers;
    this.operations = (ChannelOperations<?, ?>) operations;
    this.target = NettyTarget.of(((Connection) operations).channel());
  }

  /** Before anything has been written into it. */
  static ReactorNettyRequest begun(Object operations, Object call) {
    HttpHeaders headers = HEADERS.find(HttpHeaders.class, call);
    return new ReactorNettyRequest(
        Objects.requireNonNull(METHOD.find(String.class, call)),
        Objects.requireNonNull(PATH.find(String.class, call)),
        headers == null ? new DefaultHttpHeaders() : headers,
        operations,
        call);
  }

  static ReactorNettyRequest complete(HttpClientRequest request, @Nullable Object call) {
    return new ReactorNettyRequest(
        request.method().name(), request.uri(), request.requestHeaders(), request, call);
  }

  /** Where a hop came from; what was sent once more names itself. */
  static @Nullable String redirect(HttpClientRequest request, Object call) {
    String[] from = request.redirectedFrom();
    int last = from.length - 1;
    String own = last < 0 ? null : URL.find(String.class, call);
    while (last >= 0 && from[last].equals(own)) {
      last--;
    }
    return last < 0 ? null : from[last];
  }

  /** What WebClient has put into the context of the call, if that is one of its own. */
  @Nullable Object mark() {
    return operations.currentContext().getOrDefault("bearer.agent.call", null);
  }

  @Override
  Fact tls() {
    return target.tls;
  }

  @Override
  @Nullable String host() {
    return target.host;
  }

  @Override
  int port() {
    return target.port;
  }

  /** Its proxies are asked for a tunnel, by plain http too. */
  @Override
  Fact forwardProxy() {
    return target.forwardProxy;
  }

  @Override
  List<String> headers(String name) {
    return headers.getAll(name);
  }
}
