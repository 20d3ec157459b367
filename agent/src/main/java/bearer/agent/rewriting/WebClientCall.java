package bearer.agent.rewriting;

import bearer.agent.hop.Later;
import bearer.agent.hop.Move;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** What is to be exchanged, once for each subscription, when there is a token. */
final class WebClientCall implements Supplier<Mono<ClientResponse>> {
  private static final ThreadLocal<@Nullable WebClientCall> GOING_ON = new ThreadLocal<>();

  final ClientRequest request;
  private final WebClientHop place;
  private final ExchangeFunction library;

  WebClientCall(WebClientHop place, ExchangeFunction library, ClientRequest request) {
    this.place = place;
    this.library = library;
    this.request = request;
  }

  /** Whether this thread has been here already. */
  static boolean isGoingOn() {
    return GOING_ON.get() != null;
  }

  @Override
  public Mono<ClientResponse> get() {
    CompletionStage<Void> ready = ready();
    return ready == null
        ? begun()
        : Mono.<ClientResponse>create(wait -> await(ready, wait))
            .switchIfEmpty(Mono.defer(this::begun));
  }

  private void await(CompletionStage<Void> ready, MonoSink<?> wait) {
    try {
      Later.then(ready, wait::success);
    } catch (Throwable failed) {
      place.failed(failed);
      wait.success();
    }
  }

  private @Nullable CompletionStage<Void> ready() {
    try {
      return place.ready(this);
    } catch (Throwable failed) { // then it goes on as it is
      place.failed(failed);
      return null;
    }
  }

  private Mono<ClientResponse> begun() {
    Object mark = new Object();
    ClientRequest out;
    try {
      Move move = place.move(this, mark);
      out = move == null ? request : moved(move);
    } catch (IOException refused) {
      return Mono.error(asTold(refused));
    } catch (Throwable failed) { // of the agent's alone: then it goes on as it is
      place.failed(failed);
      out = request;
    }
    return new WebClientMarked(exchange(out), mark);
  }

  /** As the library tells of a connection that fails, from 5.3 on. */
  private Throwable asTold(IOException refused) {
    try {
      return Class.forName(
              ClientRequest.class.getName().replace(".Client", ".WebClient") + "Exception",
              false,
              ClientRequest.class.getClassLoader())
          .asSubclass(Throwable.class)
          .getConstructor(Throwable.class, HttpMethod.class, URI.class, HttpHeaders.class)
          .newInstance(refused, request.method(), request.url(), request.headers());
    } catch (ReflectiveOperationException older) {
      return refused;
    }
  }

  private ClientRequest moved(Move move) {
    return move.leadsElsewhere()
        ? ClientRequest.from(request).url(URI.create(move.url())).build()
        : request;
  }

  private Mono<ClientResponse> exchange(ClientRequest out) {
    GOING_ON.set(this);
    try {
      return library.exchange(out);
    } finally {
      GOING_ON.remove();
    }
  }
}
