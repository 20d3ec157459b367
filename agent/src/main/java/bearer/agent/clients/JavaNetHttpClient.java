package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Later;
import bearer.agent.hop.Outbound;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
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
  private static final Client CLIENT =
      new Client("java.net.http.HttpClient", "JavaNetHttpClient", Frames.opening(INSIDE));
  private static final Client ANSWERS =
      new Client("java.net.http.HttpClient", "JavaNetHttpAnswers", Frames.opening(INSIDE));
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
    ANSWERS.call(
        Kind.RESULT,
        "PutOff",
        Method.of("responseAsyncImpl", ClientHook.ANY, EXCHANGE),
        "responseAsync",
        "java/util/concurrent/CompletableFuture"),
    ANSWERS.argument(
        Kind.RETURNED,
        "Answered",
        Method.of("responseFilters", 1, EXCHANGE),
        "jdk/internal/net/http/HttpRequestImpl")
  };

  private JavaNetHttpClient() {}

  /** Before one hop takes a connection from the pool, where a call fails cleanly. */
  static final class Hop extends JavaNetHttpHead {
    @Override
    public @Nullable Object value(Object request, Object self, @Nullable Object value)
        throws IOException {
      agent().beginningNow(this, new Outbound<>((HttpRequest) request, self));
      return value;
    }
  }

  static final class Begin extends JavaNetHttpHead {
    private final Field current = field(type(EXCHANGE), "currentreq");

    @Override
    public @Nullable Object value(Object state, Object exchange, @Nullable Object executor)
        throws IOException {
      HttpRequest request = (HttpRequest) get(current, exchange);
      if (request == null || executor == null) {
        return executor;
      }
      Outbound<HttpRequest, Object> out = new Outbound<>(request, exchange);
      if (executor.getClass().getName().endsWith("DelegatingExecutor")) { // the caller of send
        agent().beginning(this, out);
        return executor;
      }
      CompletionStage<Void> ready = agent().ready(this, out);
      return ready == null ? executor : new Later(ready, (Executor) executor);
    }
  }

  static final class WriteHead extends JavaNetHttpHead
      implements Headers<Map<String, List<String>>> {
    @Override
    public @Nullable Object value(Object state, Object self, @Nullable Object value)
        throws IOException {
      HttpRequest request = (HttpRequest) state;
      Edit edit = agent().outgoingNow(this, new Outbound<>(request, self));
      agent().sent(request, edit);
      if (edit == null || edit.changesNothing() || value == null) {
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
}
