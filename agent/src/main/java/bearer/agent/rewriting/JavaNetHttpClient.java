package bearer.agent.rewriting;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Later;
import bearer.agent.hop.Move;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * java.net.http.HttpClient (JDK 11 to 26). Each hop begins in {@code responseAsyncImpl} with the
 * client's own copy of the request, out of which proxy, pool, address and head are taken: there
 * another copy takes its place. The first hop begins when there is a token: {@code send} waits in
 * its caller, {@code sendAsync} starts later.
 */
final class JavaNetHttpClient {
  private static final String INSIDE = JavaNetHttpHop.INSIDE;
  private static final String EXCHANGE = INSIDE + "MultiExchange";
  private static final Client CLIENT =
      Client.rewriting("java.net.http.HttpClient", "JavaNetHttpClient");

  /** What the constructor that runs on this thread is to believe; else null. */
  private static final ThreadLocal<@Nullable URI> TARGET = new ThreadLocal<>();

  static final ClientHook[] HOOKS = {
    CLIENT.call(
        Kind.LAST_ARGUMENT,
        "Begin",
        Method.of("responseAsync", 1, EXCHANGE),
        "completeAsync",
        "java/util/concurrent/Executor"),
    CLIENT.argument(
        Kind.BEGUN, "Begun", Method.of("responseAsyncImpl", ClientHook.ANY, EXCHANGE), null),
    CLIENT.call(
        Kind.RESULT,
        "Copied",
        Method.constructor(2, "Ljava/net/ProxySelector;", JavaNetHttpHop.REQUEST),
        "uri",
        "java/net/URI")
  };

  private JavaNetHttpClient() {}

  /** A hop begins, whatever has brought it about. */
  static class Begun extends JavaNetHttpHop {
    private final Field current = field(type(EXCHANGE), "currentreq");
    private final Field previous = field(type(EXCHANGE), "previousreq");
    private final Field clients = field(type(EXCHANGE), "client");
    private final Field selector = field(type(INSIDE + "HttpClientImpl"), "proxySelector");
    private final Constructor<?> copies =
        constructor(REQUEST, HttpRequest.class, ProxySelector.class);
    private final Constructor<?> exchanges =
        constructor(INSIDE + "Exchange", type(REQUEST), type(EXCHANGE));

    @Override
    public @Nullable Object value(Object state, Object exchange, @Nullable Object value)
        throws IOException {
      HttpRequest request = current(exchange);
      if (request != null) {
        begin(exchange, request, false);
      }
      return value;
    }

    /** Null for what is no request but the beginning of a WebSocket. */
    final @Nullable HttpRequest current(Object exchange) {
      HttpRequest request = (HttpRequest) get(current, exchange);
      return request == null || isWebSocket(request) ? null : request;
    }

    final void begin(Object exchange, HttpRequest request, boolean mayWait) throws IOException {
      if (agent().kept(request) != null) {
        return; // the same hop once more
      }
      HttpRequest before = (HttpRequest) get(previous, exchange);
      Move last = before == null ? null : keptMove(before);
      if (isSameHop(before, request)) {
        agent().keep(request, last);
        return;
      }
      Move move =
          before != null
              ? movingOn(last, request)
              : mayWait ? agent().moving(this, request) : agent().movingNow(this, request);
      agent().keep(request, move);
      if (move != null && move.leadsElsewhere()) {
        replace(exchange, request, move);
      }
    }

    /** Sent again with credentials it is a copy, with the very URL of the one before. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSameHop(@Nullable HttpRequest before, HttpRequest request) {
      return before != null && before != request && before.uri() == request.uri();
    }

    /** Nothing has been done yet with the exchange that is there. */
    private void replace(Object all, HttpRequest request, Move move) {
      HttpRequest moved = copy(all, request, URI.create(move.url()));
      Object exchange = made(exchanges, moved, all);
      String from = agent().redirectedFrom(request);
      if (from != null) {
        agent().redirected(moved, from);
      }
      agent().continues(request, moved);
      agent().keep(moved, move);
      set(current, all, moved);
      call(type(EXCHANGE), all, "setExchange", exchange);
    }

    private HttpRequest copy(Object all, HttpRequest request, URI target) {
      TARGET.set(target);
      try {
        HttpRequest copy = (HttpRequest) made(copies, request, get(selector, get(clients, all)));
        if (!copy.uri().equals(target)) {
          throw new IllegalStateException("the constructor is not woven");
        }
        return copy;
      } finally {
        TARGET.remove();
      }
    }

    private static Object made(Constructor<?> constructor, @Nullable Object... arguments) {
      try {
        return constructor.newInstance(arguments);
      } catch (ReflectiveOperationException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  /** Before the first hop, where a call can still be put off. */
  static final class Begin extends Begun {
    @Override
    public @Nullable Object value(Object state, Object exchange, @Nullable Object executor)
        throws IOException {
      HttpRequest request = current(exchange);
      if (request == null || executor == null) {
        return executor;
      }
      if (executor.getClass().getName().endsWith("DelegatingExecutor")) { // the caller of send
        begin(exchange, request, true);
        return executor;
      }
      CompletionStage<Void> ready = agent().readyToMove(this, request);
      return ready == null ? executor : new Later(ready, (Executor) executor);
    }
  }

  /** Where the client copies a request, the one that it is given or the one to be moved. */
  static final class Copied extends Place {
    @Override
    public @Nullable Object value(Object state, Object self, @Nullable Object uri) {
      URI target = TARGET.get();
      return target == null ? uri : target;
    }
  }
}
