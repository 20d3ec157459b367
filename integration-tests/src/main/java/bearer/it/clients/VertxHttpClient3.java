package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Vert.x 3, whose methods are called by name where later versions have others. */
@SuppressWarnings("FutureReturnValueIgnored") // Vert.x is like that
public final class VertxHttpClient3 implements Adapter {
  private final Vertx vertx = VertxHttpClient.start();
  private final HttpClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        VertxHttpClient.version(VertxHttpClient3.class, "vertx-3.9.16")
            .without(Feature.CALLERS_REQUEST_UNCHANGED, "the request is the library's own"));
  }

  public VertxHttpClient3(AdapterOptions options) {
    client = VertxHttpClient.create(vertx, VertxHttpClient.options(options));
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
    HttpClientRequest request = request(call);
    request.exceptionHandler(answer::completeExceptionally);
    Handler<HttpClientResponse> handler =
        response ->
            response
                .exceptionHandler(answer::completeExceptionally)
                .bodyHandler(body -> answer.complete(answer(response, body)));
    one(request, "handler", Handler.class, handler);
    Handler<HttpConnection> quiet = connection -> connection.exceptionHandler(problem -> {});
    one(request, "connectionHandler", Handler.class, quiet);
    switch (call.bodyKind) {
      case FIXED:
        one(request, "end", Buffer.class, Buffer.buffer(Streams.bytes(call)));
        break;
      case CHUNKED:
        request.setChunked(true);
        one(request, "write", Buffer.class, Buffer.buffer(Streams.bytes(call)));
        one(request, "end", Buffer.class, Buffer.buffer());
        break;
      case NONE:
      default:
        one(request, "end", Buffer.class, Buffer.buffer());
    }
    return answer;
  }

  private static void one(HttpClientRequest of, String name, Class<?> taken, Object given) {
    VertxHttpClient.call(HttpClientRequest.class, of, name, taken, given);
  }

  private static Answer answer(HttpClientResponse response, Buffer body) {
    return Answer.response(
        response.statusCode(),
        body.toString(),
        Collections.emptyList(),
        VertxHttpClient.lines(response.request().headers()));
  }

  private HttpClientRequest request(Call call) {
    HttpClientRequest request;
    try {
      request =
          (HttpClientRequest)
              HttpClient.class
                  .getMethod("requestAbs", HttpMethod.class, String.class)
                  .invoke(
                      client,
                      VertxHttpClient.call(
                          HttpMethod.class, null, "valueOf", String.class, call.method),
                      call.url);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
    request.setFollowRedirects(true);
    for (String line : call.headers) {
      request.putHeader(Call.name(line), Call.value(line));
    }
    return request;
  }

  @Override
  public void close() throws IOException {
    VertxHttpClient.close(vertx);
  }
}
