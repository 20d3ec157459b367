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
import io.vertx.core.http.HttpMethod;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Vert.x's WebClient over its HttpClient, which sits on Netty. */
public final class VertxWebClient implements Adapter {
  /** It tells of a connection's failure what its call fails with too. */
  static final Logger CONNECTIONS = Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

  private final Vertx vertx = VertxHttpClient.start();
  private final WebClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("vertx-web-client-4.5.22"), version("vertx-web-client-5.0.5").from(11));
  }

  private static ClientVersion version(String row) {
    return ClientVersion.facade(VertxWebClient.class, row, "Netty")
        .without(Feature.CALLERS_REQUEST_UNCHANGED, "it writes its User-Agent into it")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again");
  }

  public VertxWebClient(AdapterOptions options) {
    CONNECTIONS.setLevel(Level.OFF);
    client = WebClient.wrap(VertxHttpClient.create(vertx, VertxHttpClient.options(options)));
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    HttpRequest<Buffer> request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(Facades.await(begin(call, request)));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return begin(call, request(call));
  }

  private static CompletableFuture<Answer> begin(Call call, HttpRequest<Buffer> request) {
    return sent(call, request)
        .toCompletionStage()
        .thenApply(
            response ->
                Answer.response(
                    response.statusCode(),
                    response.body() == null ? "" : response.bodyAsString(),
                    VertxHttpClient.lines(request.headers()),
                    Collections.emptyList()))
        .toCompletableFuture();
  }

  private static io.vertx.core.Future<HttpResponse<Buffer>> sent(
      Call call, HttpRequest<Buffer> request) {
    switch (call.bodyKind) {
      case FIXED:
        return request.sendBuffer(Buffer.buffer(Streams.bytes(call)));
      case CHUNKED:
        return request.sendStream(new Once(Buffer.buffer(Streams.bytes(call))));
      case NONE:
      default:
        return request.send();
    }
  }

  private HttpRequest<Buffer> request(Call call) {
    HttpRequest<Buffer> request =
        client
            .requestAbs(HttpMethod.valueOf(call.method), call.url)
            .timeout(AdapterOptions.TIMEOUT_MILLIS / 3);
    call.headers.forEach(line -> request.headers().add(Call.name(line), Call.value(line)));
    return request;
  }

  /** One buffer as a stream. */
  private static final class Once implements ReadStream<Buffer> {
    private @Nullable Buffer rest;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> end;

    Once(Buffer whole) {
      rest = whole;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> taker) {
      handler = taker;
      return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> taker) {
      end = taker;
      return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> taker) {
      return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
      return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
      return fetch(Long.MAX_VALUE);
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
      Buffer now = rest;
      if (now != null && handler != null) {
        rest = null;
        handler.handle(now);
        if (end != null) {
          end.handle(null);
        }
      }
      return this;
    }
  }

  @Override
  public void close() {
    VertxHttpClient.close(vertx);
  }
}
