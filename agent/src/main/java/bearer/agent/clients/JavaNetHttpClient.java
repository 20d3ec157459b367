package bearer.agent.clients;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Frames;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Later;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * java.net.http.HttpClient (JDK 11 to 26; HTTP/1.1, HTTP/2, HTTP/3), where the user's headers of
 * one exchange are taken to be written. Redirects and retries are new exchanges; a redirect copies
 * the request's own headers, which never hold the edit. A call waits for a token before it begins:
 * {@code send} in its caller, {@code sendAsync} by starting later; then only one at hand is used.
 */
final class JavaNetHttpClient {
  private static final String INSIDE = "jdk.internal.net.http.";
  private static final ClientHook.Client CLIENT =
      new ClientHook.Client(
          "java.net.http.HttpClient", "JavaNetHttpClient", Frames.opening(INSIDE));
  private static final String EXCHANGE = INSIDE + "MultiExchange";
  private static final String RESTRICTED = "contextRestricted|CONTEXT_RESTRICTED";
  private static final Method HEADS =
      Method.of(
          "",
          ClientHook.ANY,
          INSIDE + "Http1Request",
          INSIDE + "Stream",
          INSIDE + "Http3ExchangeImpl");

  static final ClientHook[] HOOKS = {
    CLIENT.call(
        Kind.LAST_ARGUMENT,
        "Begin",
        Method.of("responseAsync", 1, EXCHANGE),
        "completeAsync",
        "java/util/concurrent/Executor"),
    CLIENT.argument(Kind.FIRST_ARGUMENT, "Hop", Method.of("requestFilters", 1, EXCHANGE), null),
    CLIENT.call(Kind.RESULT, "WriteHead", HEADS, "getUserHeaders", "java/net/http/HttpHeaders"),
    CLIENT
        .call(Kind.ANSWER, "Kept", HEADS, RESTRICTED, "java/util/function/BiPredicate")
        .ifPresent(),
    CLIENT
        .call(Kind.LAST_ARGUMENT, "Flagged", HEADS, "setUserAuthFlags", "java/net/http/HttpHeaders")
        .ifPresent(),
    CLIENT.argument(
        Kind.RETURNED,
        "Answered",
        Method.of("responseFilters", 1, EXCHANGE),
        "jdk/internal/net/http/HttpRequestImpl")
  };

  private JavaNetHttpClient() {}

  /** Before one hop takes a connection from the pool, where a call fails cleanly. */
  static class Hop extends HeadPlace<HttpRequest> {
    private final Field proxy = field(type(INSIDE + "HttpRequestImpl"), "proxy");
    private final Field builder = field(type(INSIDE + "HttpRequestImpl"), "systemHeadersBuilder");
    private final Field map = field(type(INSIDE + "common.HttpHeadersBuilder"), "headersMap");

    @Override
    public @Nullable Object value(Object request, Object self, @Nullable Object value)
        throws IOException {
      agent().beginningNow(this, (HttpRequest) request);
      return value;
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
    public final Fact tls(HttpRequest request) {
      return Fact.of("https".equalsIgnoreCase(scheme(request)));
    }

    @Override
    public final Fact forwardProxy(HttpRequest request) {
      return Fact.of(tls(request) == Fact.NO && get(proxy, request) != null);
    }

    @Override
    public final String target(HttpRequest request) {
      String query = request.uri().getRawQuery();
      String path = request.uri().getRawPath();
      return query == null ? path : path + '?' + query;
    }

    @Override
    public final @Nullable String header(HttpRequest request, String name) {
      List<String> all = headers(request, name);
      return all.isEmpty() ? null : all.get(0);
    }

    /** The user's, else the client's own, as of its {@code Authenticator}. */
    @Override
    @SuppressWarnings("unchecked")
    public final List<String> headers(HttpRequest request, String name) {
      List<String> users = request.headers().allValues(name);
      if (!users.isEmpty()) {
        return users;
      }
      Map<String, List<String>> clients =
          (Map<String, List<String>>) get(map, Objects.requireNonNull(get(builder, request)));
      List<String> own = Objects.requireNonNull(clients).get(name);
      return own == null ? users : own;
    }
  }

  static final class Begin extends Hop {
    private final Field current = field(type(EXCHANGE), "currentreq");

    @Override
    public @Nullable Object value(Object state, Object exchange, @Nullable Object executor)
        throws IOException {
      HttpRequest request = (HttpRequest) get(current, exchange);
      if (request == null || executor == null) {
        return executor;
      }
      if (executor.getClass().getName().endsWith("DelegatingExecutor")) { // the caller of send
        agent().beginning(this, request);
        return executor;
      }
      CompletionStage<Void> ready = agent().ready(this, request);
      return ready == null ? executor : new Later(ready, (Executor) executor);
    }
  }

  static final class WriteHead extends Hop implements Headers<Map<String, List<String>>> {
    @Override
    public @Nullable Object value(Object state, Object self, @Nullable Object value)
        throws IOException {
      HttpRequest request = (HttpRequest) state;
      Edit edit = agent().outgoingNow(this, request);
      agent().sent(request, edit);
      if (edit == null || value == null) {
        return value;
      }
      Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      copy.putAll(((HttpHeaders) value).map());
      edit.applyTo(copy, this);
      return HttpHeaders.of(copy, (name, any) -> true);
    }

    @Override
    public void remove(Map<String, List<String>> copy, String name) {
      copy.remove(name);
    }

    @Override
    public void set(Map<String, List<String>> copy, String name, String value) {
      copy.put(name, Collections.singletonList(value));
    }
  }

  /** A client with an {@code Authenticator} drops every Authorization but its own: not ours. */
  static final class Kept extends Place {
    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object value(Object state, Object self, @Nullable Object filter) {
      BiPredicate<String, String> kept =
          (BiPredicate<String, String>) java.util.Objects.requireNonNull(filter);
      return (BiPredicate<String, String>)
          (name, value) ->
              kept.test(name, value)
                  || (name.equalsIgnoreCase("Authorization") && agent().issued(value));
    }
  }

  /** A user who sets Authorization is not helped by an {@code Authenticator}: it was not he. */
  static final class Flagged extends Place {
    @Override
    public @Nullable Object value(Object state, Object self, @Nullable Object head) {
      return head == null || !hasOurs((HttpHeaders) head)
          ? head
          : HttpHeaders.of(
              ((HttpHeaders) head).map(), (name, any) -> !name.equalsIgnoreCase("Authorization"));
    }

    private boolean hasOurs(HttpHeaders head) {
      String value = head.firstValue("Authorization").orElse(null);
      return value != null && agent().issued(value);
    }
  }

  /** Where an answer may bring about another request: null is replaced by one. */
  static final class Answered extends Place {
    private static final String KIND = INSIDE + "RequestPublishers$";
    private static final List<String> REPEATABLE = // data that stays
        Arrays.asList(
            KIND + "EmptyPublisher",
            KIND + "ByteArrayPublisher",
            KIND + "StringPublisher",
            KIND + "FilePublisher");

    private final Field status = field(type(INSIDE + "Response"), "statusCode");
    private final Field requests = field(type(INSIDE + "Response"), "request");
    private final Field headers = field(type(INSIDE + "Response"), "headers");

    @Override
    public @Nullable Object value(Object response, Object self, @Nullable Object followUp)
        throws IOException {
      HttpRequest request = (HttpRequest) get(requests, response);
      HttpHeaders head = (HttpHeaders) get(headers, response);
      if (request == null || head == null) {
        return followUp;
      }
      int code = getInt(status, response);
      String challenges = code == 401 ? head.allValues("WWW-Authenticate").toString() : null;
      agent().answered(request, null, code, challenges);
      return code == 401 && followUp == null && mayRepeat(response) && again(request)
          ? call(request.getClass(), null, "newInstanceForAuthentication", request)
          : followUp;
    }

    /** Beyond the client's own limit the call would fail; after another 401 it is no first time. */
    private static boolean mayRepeat(Object response) {
      Object all = Objects.requireNonNull(read(response, "exchange", "multi"));
      Object attempts = Objects.requireNonNull(read(all, "attempts"));
      Object before = read(all, "response");
      return ((AtomicInteger) attempts).get()
              < (Integer) Objects.requireNonNull(read(all, "max_attempts"))
          && (before == null || ((HttpResponse) before).statusCode() != 401)
          && !Thread.currentThread().getName().endsWith("-SelectorManager"); // it must not wait
    }

    private boolean again(HttpRequest request) {
      Object body = request.bodyPublisher().orElse(null);
      boolean repeatable = body == null || REPEATABLE.contains(body.getClass().getName());
      return agent().again(request, request.method(), repeatable);
    }
  }
}
