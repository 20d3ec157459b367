package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Vert.x 4 and 5, which sit on Netty. */
@SuppressWarnings("FutureReturnValueIgnored") // Vert.x is like that
public final class VertxHttpClient implements Adapter {
  private final Vertx vertx = start();
  private final HttpClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version(VertxHttpClient.class, "vertx-4.5.22"),
        version(VertxHttpClient.class, "vertx-5.0.5").from(11));
  }

  static ClientVersion version(Class<? extends Adapter> adapter, String row) {
    return ClientVersion.of(adapter, row, "Netty", 7)
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again")
        .without(Feature.CHANGE_TOLD, "changed versions of it have not been gone through yet")
        .without(Feature.REPLAY, "it sends nothing again")
        .without(Feature.REWRITTEN, "Netty has the connection before the request")
        .without(Feature.CREDENTIALS, "it knows no credentials");
  }

  public VertxHttpClient(AdapterOptions options) {
    client = create(vertx, options(options));
  }

  /** On a loaded machine a loop is slow to load classes, of which Vert.x complains soon. */
  static Vertx start() {
    return Vertx.vertx(new VertxOptions().setMaxEventLoopExecuteTime(TimeUnit.SECONDS.toNanos(20)));
  }

  /** With as many connections as are needed, by the ways of 3 and 4, and of 5. */
  static HttpClient create(Vertx vertx, HttpClientOptions options) {
    int most = AdapterOptions.MAX_CONNECTIONS;
    try {
      HttpClientOptions.class.getMethod("setMaxPoolSize", int.class).invoke(options, most);
    } catch (NoSuchMethodException newer) {
      return createPooled(vertx, options, most);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
    return (HttpClient)
        call(Vertx.class, vertx, "createHttpClient", HttpClientOptions.class, options);
  }

  private static HttpClient createPooled(Vertx vertx, HttpClientOptions options, int most) {
    try {
      Class<?> type = Class.forName("io.vertx.core.http.PoolOptions");
      Object pool = type.getConstructor().newInstance();
      type.getMethod("setHttp1MaxSize", int.class).invoke(pool, most);
      return (HttpClient)
          Vertx.class
              .getMethod("createHttpClient", HttpClientOptions.class, type)
              .invoke(vertx, options, pool);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static HttpClientOptions options(AdapterOptions options) {
    HttpClientOptions own =
        new HttpClientOptions().setConnectTimeout(AdapterOptions.TIMEOUT_MILLIS);
    if (options.http2) {
      own.setProtocolVersion(HttpVersion.HTTP_2).setUseAlpn(true);
    }
    if (options.proxy != null) {
      own.setProxyOptions(
          new ProxyOptions()
              .setType(ProxyType.HTTP)
              .setHost(options.proxy.getHostString())
              .setPort(options.proxy.getPort()));
    }
    return own;
  }

  /** What returns something else, or is of another kind, in each version. */
  static Object call(
      Class<?> type, @Nullable Object of, String name, Class<?> taken, Object given) {
    try {
      return type.getMethod(name, taken).invoke(of, given);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    RequestOptions request = request(call);
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

  /** On an event loop, as in a verticle: otherwise an answer may have come and gone. */
  private CompletableFuture<Answer> begin(Call call, RequestOptions options) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    vertx.runOnContext(
        none ->
            client
                .request(options)
                .toCompletionStage()
                .thenCompose(request -> sent(call, request))
                .thenCompose(response -> answer(options, response))
                .whenComplete(
                    (all, problem) -> {
                      if (problem == null) {
                        answer.complete(all);
                      } else {
                        answer.completeExceptionally(
                            problem instanceof CompletionException ? problem.getCause() : problem);
                      }
                    }));
    return answer;
  }

  private static CompletionStage<HttpClientResponse> sent(Call call, HttpClientRequest request) {
    request.connection().exceptionHandler(problem -> {}); // whose call fails with it
    switch (call.bodyKind) {
      case FIXED:
        return request.send(Buffer.buffer(Streams.bytes(call))).toCompletionStage();
      case CHUNKED:
        request.setChunked(true);
        request.write(Buffer.buffer(Streams.bytes(call)));
        request.end();
        return request.response().toCompletionStage();
      case NONE:
      default:
        return request.send().toCompletionStage();
    }
  }

  private static CompletionStage<Answer> answer(
      RequestOptions options, HttpClientResponse response) {
    return response
        .body()
        .toCompletionStage()
        .thenApply(
            body ->
                Answer.response(
                    response.statusCode(),
                    body.toString(),
                    lines(options.getHeaders()),
                    lines(response.request().headers())));
  }

  static List<String> lines(@Nullable MultiMap headers) {
    List<String> lines = new ArrayList<>();
    if (headers == null) {
      return lines;
    }
    for (Map.Entry<String, String> header : headers.entries()) {
      lines.add(header.getKey() + ": " + header.getValue());
    }
    return lines;
  }

  private static RequestOptions request(Call call) {
    RequestOptions request =
        new RequestOptions()
            .setAbsoluteURI(call.url)
            .setFollowRedirects(true)
            .setTimeout(AdapterOptions.TIMEOUT_MILLIS / 3);
    call(
        RequestOptions.class,
        request,
        "setMethod",
        HttpMethod.class,
        call(HttpMethod.class, null, "valueOf", String.class, call.method));
    for (String line : call.headers) {
      request.addHeader(Call.name(line), Call.value(line));
    }
    return request;
  }

  /** By the ways of 3 and 4, and of 5; its threads need classes until they have ended. */
  static void close(Vertx vertx) {
    CompletableFuture<Object> closed = new CompletableFuture<>();
    Handler<Object> done = closed::complete;
    try {
      Vertx.class.getMethod("close", Handler.class).invoke(vertx, done);
    } catch (NoSuchMethodException newer) {
      vertx.close().toCompletionStage().whenComplete((none, problem) -> closed.complete(""));
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
    closed.join();
  }

  @Override
  public void close() throws IOException {
    close(vertx);
  }
}
