package bearer.agent.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Move;
import bearer.agent.hop.Requests;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

/** A call of WebClient's and its subscriptions, with an agent that does as it is told. */
class WebClientCallTest {
  private static final String OWN = "https://old.example.com/v1/status";

  private final ClientRequest request =
      ClientRequest.create(HttpMethod.GET, URI.create(OWN)).header("x-picpay-token", "1").build();
  private final CompletableFuture<Void> token = new CompletableFuture<>();
  private final List<String> exchanged = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final WebClientHop place = new WebClient.Exchange();
  private final Mono<ClientResponse> call =
      Mono.defer(new WebClientCall(place, this::exchange, request));

  private @Nullable Move move = moved();
  private boolean waits;
  private boolean refuses;
  private boolean fails;
  private boolean throwsItself;

  WebClientCallTest() {
    place.connect(requests(), "Reactor Netty", failures::add);
  }

  private static Move moved() {
    Edit edit = new Edit(null, Collections.emptyList(), "Authorization", "Bearer token");
    return new Move("new.example.com", -1, "/v2/status", edit, OWN);
  }

  @Test
  void subscription_isMovedAndMarked_eachForItself() {
    call.block();
    move = Move.NONE;
    call.block();
    move = null;
    call.block();
    assertThat(exchanged)
        .containsExactly(
            "https://new.example.com/v2/status marked", OWN + " marked", OWN + " marked");
  }

  @Test
  void subscription_waitsForTheToken_andForNothingElse() {
    waits = true;
    CompletableFuture<ClientResponse> waiting = call.toFuture();
    call.subscribe().dispose(); // whoever gives up takes the token from nobody
    assertThat(exchanged).isEmpty();
    assertThat(token).isNotDone();
    token.complete(null);
    assertThat(waiting).isDone();
    assertThat(exchanged).containsExactly("https://new.example.com/v2/status marked");
  }

  @Test
  void refused_isToldAsTheLibraryTells() {
    refuses = true;
    assertThatThrownBy(call::block)
        .isInstanceOf(WebClientRequestException.class)
        .hasRootCauseInstanceOf(ConnectException.class);
    assertThat(exchanged).isEmpty();
  }

  @Test
  void agentThatFails_leavesTheCallAlone() {
    fails = true;
    call.block();
    assertThat(exchanged).containsExactly(OWN + " marked");
    assertThat(failures).hasSize(2);
  }

  /** It is not the agent's failure, and is not asked twice. */
  @Test
  void libraryThatThrows_isHeardAsItIs() {
    throwsItself = true;
    assertThatThrownBy(call::block).isInstanceOf(UnsupportedOperationException.class);
    assertThat(exchanged).containsExactly("thrown");
    assertThat(failures).isEmpty();
  }

  private Mono<ClientResponse> exchange(ClientRequest out) {
    assertThat(WebClientCall.isGoingOn()).isTrue();
    assertThat(out.headers().getFirst("x-picpay-token")).isEqualTo("1");
    if (throwsItself) {
      exchanged.add("thrown");
      throw new UnsupportedOperationException("the library's");
    }
    return Mono.deferContextual(
        context -> {
          exchanged.add(out.url() + (context.hasKey("bearer.agent.call") ? " marked" : " plain"));
          return Mono.empty();
        });
  }

  private Requests requests() {
    return (Requests)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {Requests.class},
            (self, method, arguments) -> answer(method.getName()));
  }

  private @Nullable Object answer(String method) throws ConnectException {
    if (fails) {
      throw new IllegalStateException("broken");
    }
    return switch (method) {
      case "readyToMove" -> waits ? token : null;
      case "movingNow" -> {
        if (refuses) {
          throw new ConnectException("no token");
        }
        yield move;
      }
      default -> null;
    };
  }
}
