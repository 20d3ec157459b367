package bearer.agent.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import bearer.agent.hop.Place;
import bearer.agent.hop.Requests;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asynchttpclient.AsyncHandler;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Request;
import org.asynchttpclient.uri.Uri;
import org.junit.jupiter.api.Test;

/** A call that waits for a token, and what its application does with it meanwhile. */
class AsyncHttpLaterTest {
  private final List<String> told = new ArrayList<>();
  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final Request request =
      made(
          Request.class,
          (self, method, arguments) -> method.getName().equals("getUri") ? uri() : null);
  private final AsyncHandler<String> handler = handler();
  private final org.asynchttpclient.AsyncHttpClient client = client();
  private final AsyncHttpLater<String> later = new AsyncHttpLater<>(client, request, handler);

  private static <T> T made(Class<T> type, InvocationHandler behind) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behind));
  }

  private static Uri uri() {
    return Uri.create("http://localhost:1/");
  }

  @Test
  void cancelled_isNotBegun_andItsHandlerIsTold() {
    assertThat(later.addListener(() -> told.add("listener"), null)).isSameAs(later);

    assertThat(later.cancel(true)).isTrue();
    assertThat(later.cancel(true)).isFalse();
    later.run();

    assertThat(told).containsExactly("CancellationException", "listener");
    assertThat(later.isDone()).isTrue();
    assertThat(later.isCancelled()).isTrue();
    assertThatThrownBy(later::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void aborted_isNotBegun_andItsCallerGetsTheReason() {
    later.touch();
    later.done();
    later.abort(new IOException("enough"));
    later.run();

    assertThat(told).containsExactly("IOException");
    assertThatThrownBy(later::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("enough");
  }

  @Test
  void waiting_hasNoAnswerYet() {
    assertThat(later.isDone()).isFalse();
    assertThatThrownBy(() -> later.get(1, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void begun_isTheLibrarysOwnFromThenOn() throws Exception {
    later.run();
    later.touch();
    later.done();
    assertThat(later.isDone()).isFalse();
    answer.complete("answered");

    assertThat(later.get()).isEqualTo("answered");
    assertThat(told).containsExactly("executeRequest", "toCompletableFuture", "touch", "done");
    assertThat(later.cancel(true)).isFalse();
  }

  @Test
  void begun_whoseCallFails_fails() {
    later.run();
    answer.completeExceptionally(new IOException("broken"));

    assertThatThrownBy(later.toCompletableFuture()::get).hasRootCauseMessage("broken");
    assertThat(told).containsExactly("executeRequest", "toCompletableFuture");
  }

  @Test
  void begunByAClientThatThrows_endsWithItsReason() {
    answer.cancel(true); // it is closed
    later.run();

    assertThatThrownBy(later::get).hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(told).containsExactly("executeRequest", "IllegalStateException");
  }

  /** As the library's own failures are, and not out of a method that declares none. */
  @Test
  void refused_isToldToWhoeverHandlesTheAnswer_andToTheCaller() {
    AsyncHttpClient.Execute place =
        new AsyncHttpClient.Execute() {
          @Override
          AsyncHttpClientConfig config(Object of) {
            return made(AsyncHttpClientConfig.class, (self, method, arguments) -> null);
          }
        };
    place.connect(refusing(), "AsyncHttpClient", problem -> fail(problem));
    Object[] arguments = {request, handler};

    assertThat(place.enter(client, arguments)).isEqualTo(Place.PUT_OFF);
    ListenableFuture<?> refused =
        (ListenableFuture<?>) place.exit(Place.PUT_OFF, client, arguments, null);
    assertThatThrownBy(refused::get).hasRootCauseInstanceOf(ConnectException.class);
    assertThat(told).containsExactly("ConnectException");
  }

  private static Requests refusing() {
    return made(
        Requests.class,
        (self, method, arguments) -> {
          if (method.getName().equals("movingNow")) {
            throw new ConnectException("no token");
          }
          return null;
        });
  }

  @SuppressWarnings("unchecked")
  private AsyncHandler<String> handler() {
    return made(
        AsyncHandler.class,
        (self, method, arguments) -> {
          told.add(arguments[0].getClass().getSimpleName());
          return null;
        });
  }

  private org.asynchttpclient.AsyncHttpClient client() {
    return made(
        org.asynchttpclient.AsyncHttpClient.class,
        (self, method, arguments) -> {
          told.add(method.getName());
          assertThat(AsyncHttpLater.isGoingOn()).isTrue();
          if (answer.isCancelled()) {
            throw new IllegalStateException("closed");
          }
          return call();
        });
  }

  private ListenableFuture<?> call() {
    return made(
        ListenableFuture.class,
        (self, method, arguments) -> {
          told.add(method.getName());
          return switch (method.getName()) {
            case "toCompletableFuture" -> answer;
            case "cancel" -> answer.cancel(true);
            default -> null;
          };
        });
  }
}
