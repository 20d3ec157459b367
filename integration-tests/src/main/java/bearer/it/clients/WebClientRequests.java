package bearer.it.clients;

import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What every WebClient of Spring's has in common, whatever it sends through; only the API of 5.2.
 */
final class WebClientRequests {
  private final WebClient client;

  WebClientRequests(ClientHttpConnector connector) {
    client = WebClient.builder().clientConnector(connector).build();
  }

  List<Answer> send(Call call) throws IOException {
    Mono<Answer> request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(ReactorNettyTransport.wait(request));
    }
    return answers;
  }

  Future<Answer> sendAsync(Call call) {
    return request(call).toFuture();
  }

  private Mono<Answer> request(Call call) {
    AtomicReference<HttpHeaders> own = new AtomicReference<>(new HttpHeaders());
    WebClient.RequestBodySpec spec =
        client
            .method(HttpMethod.valueOf(call.method))
            .uri(URI.create(call.url))
            .headers(
                headers -> {
                  call.headers.forEach(line -> headers.add(Call.name(line), Call.value(line)));
                  own.set(headers);
                });
    return sender(spec, call)
        .retrieve()
        .toEntity(String.class)
        .map(whole -> answer(whole, whole.getBody(), own.get()))
        .onErrorResume(
            WebClientResponseException.class,
            refused -> Mono.just(answer(refused, refused.getResponseBodyAsString(), own.get())))
        .onErrorMap(WebClientRequests::isWrapped, Throwable::getCause);
  }

  /** From Spring 5.3 on. */
  private static boolean isWrapped(Throwable failure) {
    return failure.getClass().getSimpleName().equals("WebClientRequestException")
        && failure.getCause() != null;
  }

  private static WebClient.RequestHeadersSpec<?> sender(WebClient.RequestBodySpec spec, Call call) {
    if (call.bodyKind == Call.Body.NONE) {
      return spec;
    }
    return call.bodyKind == Call.Body.FIXED
        ? spec.bodyValue(Streams.bytes(call))
        : spec.body(Flux.just(call.body), String.class);
  }

  private static Answer answer(Object answer, @Nullable String body, @Nullable HttpHeaders own) {
    return Answer.response(
        status(answer), body == null ? "" : body, lines(own), Collections.emptyList());
  }

  /** What it returns has changed its type in Spring 6. */
  private static int status(Object answer) {
    try {
      String status = answer.getClass().getMethod("getStatusCode").invoke(answer).toString();
      return Integer.parseInt(status.split(" ", 2)[0]);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> lines(@Nullable HttpHeaders headers) {
    List<String> lines = new ArrayList<>();
    if (headers != null) {
      headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
    }
    return lines;
  }
}
