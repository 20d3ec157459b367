package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import ratpack.exec.ExecController;
import ratpack.exec.internal.DefaultExecController;
import ratpack.http.client.HttpClient;
import ratpack.http.client.ReceivedResponse;
import ratpack.http.client.RequestSpec;

/** Ratpack's client, which sits on Netty, on the threads of its executions. */
public final class Ratpack implements Adapter {
  private static final Duration TIMEOUT = Duration.ofMillis(AdapterOptions.TIMEOUT_MILLIS);

  private final ExecController threads = new DefaultExecController();
  private final HttpClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.without308(Facades.overNetty(Ratpack.class, "ratpack-1.9.0"))
            .without(Feature.CHUNKED_BODY, "its bodies are bytes")
            .without(Feature.HTTP2, "it speaks HTTP/1.1 only")
            .without(Feature.PROXY, "it resolves the names that a proxy is asked for"));
  }

  public Ratpack(AdapterOptions options) {
    try {
      client =
          HttpClient.of(
              spec -> {
                spec.execController(threads)
                    .poolSize(AdapterOptions.MAX_CONNECTIONS)
                    .useJdkAddressResolver()
                    .connectTimeout(TIMEOUT)
                    .readTimeout(TIMEOUT);
              });
    } catch (Exception e) { // as it says
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(Facades.await(begin(call)));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return begin(call);
  }

  private CompletableFuture<Answer> begin(Call call) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    List<String> lines = new ArrayList<>();
    threads
        .fork()
        .onError(answer::completeExceptionally)
        .start(
            execution ->
                client
                    .request(URI.create(call.url), request -> describe(request, call, lines))
                    .then(response -> answer.complete(answer(response, lines))));
    return answer;
  }

  private static void describe(RequestSpec request, Call call, List<String> lines)
      throws Exception {
    request.method(call.method);
    for (String line : call.headers) {
      request.getHeaders().add(Call.name(line), Call.value(line));
    }
    if (call.bodyKind != Call.Body.NONE) {
      request.body(body -> body.bytes(Streams.bytes(call)));
    }
    request
        .getHeaders()
        .asMultiValueMap()
        .getAll()
        .forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
  }

  private static Answer answer(ReceivedResponse response, List<String> lines) {
    return Answer.response(
        response.getStatusCode(), response.getBody().getText(), lines, Collections.emptyList());
  }

  @Override
  public void close() {
    client.close();
    threads.close();
  }
}
