package bearer.it.clients;

import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import io.ktor.client.HttpClient;
import io.ktor.client.HttpClientKt;
import io.ktor.client.engine.HttpClientEngineConfig;
import io.ktor.client.engine.HttpClientEngineFactory;
import io.ktor.client.request.HttpRequestBuilder;
import io.ktor.client.statement.HttpResponse;
import io.ktor.client.statement.HttpStatement;
import io.ktor.client.statement.ReadersKt;
import io.ktor.http.ContentType;
import io.ktor.http.HttpMethod;
import io.ktor.http.URLParserKt;
import io.ktor.http.content.ByteArrayContent;
import io.ktor.http.content.OutgoingContent;
import io.ktor.utils.io.ByteReadChannel;
import io.ktor.utils.io.jvm.javaio.ReadingKt;
import io.ktor.utils.io.pool.ByteArrayPoolKt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import kotlin.Unit;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.Job;
import org.jspecify.annotations.Nullable;

/** Ktor's client over one of its engines; only the API that 1.6 to 3 have. */
final class KtorTransport {
  private final HttpClient client;

  /**
   * @param engine how the engine is set up, if that takes more than its proxy
   */
  <T extends HttpClientEngineConfig> KtorTransport(
      HttpClientEngineFactory<? extends T> factory, AdapterOptions options, Consumer<T> engine) {
    client =
        HttpClientKt.HttpClient(
            factory,
            config -> {
              config.setExpectSuccess(false);
              config.engine(
                  own -> {
                    if (options.proxy != null) {
                      own.setProxy(options.javaProxy());
                    }
                    engine.accept(own);
                    return Unit.INSTANCE;
                  });
              return Unit.INSTANCE;
            });
  }

  List<Answer> send(Call call) throws IOException, InterruptedException {
    HttpRequestBuilder request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      try {
        answers.add(sendAsync(request).get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException) {
          throw (IOException) e.getCause();
        }
        throw new IllegalStateException(e.getCause());
      }
    }
    return answers;
  }

  CompletableFuture<Answer> sendAsync(Call call) {
    return sendAsync(request(call));
  }

  private CompletableFuture<Answer> sendAsync(HttpRequestBuilder request) {
    HttpStatement statement = new HttpStatement(request, client);
    return Suspending.<HttpResponse>start(statement::execute)
        .thenCompose(
            response ->
                Suspending.<byte[]>start(then -> ReadersKt.readBytes(response, then))
                    .thenApply(body -> answer(request, response, body)));
  }

  private static HttpRequestBuilder request(Call call) {
    HttpRequestBuilder request = new HttpRequestBuilder();
    URLParserKt.takeFrom(request.getUrl(), call.url);
    request.setMethod(new HttpMethod(call.method));
    ContentType type = null;
    for (String line : call.headers) {
      if (call.bodyKind != Call.Body.NONE && Call.name(line).equalsIgnoreCase("Content-Type")) {
        type = ContentType.Companion.parse(Call.value(line)); // a header of the body's
      } else {
        request.getHeaders().append(Call.name(line), Call.value(line));
      }
    }
    if (call.bodyKind == Call.Body.FIXED) {
      request.setBody(new ByteArrayContent(Streams.bytes(call), type, null));
    } else if (call.bodyKind == Call.Body.CHUNKED) {
      request.setBody(new Streamed(call, type));
    }
    return request;
  }

  private static Answer answer(HttpRequestBuilder request, HttpResponse response, byte[] body) {
    List<String> lines = new ArrayList<>();
    if (request.getBody() instanceof OutgoingContent) {
      lines.addAll(type((OutgoingContent) request.getBody()));
    }
    request
        .getHeaders()
        .entries()
        .forEach(header -> header.getValue().forEach(v -> lines.add(header.getKey() + ": " + v)));
    List<String> sent = new ArrayList<>();
    response
        .getCall()
        .getRequest()
        .getHeaders()
        .entries()
        .forEach(header -> header.getValue().forEach(v -> sent.add(header.getKey() + ": " + v)));
    return Answer.response(
        response.getStatus().getValue(), new String(body, StandardCharsets.UTF_8), lines, sent);
  }

  private static List<String> type(OutgoingContent body) {
    ContentType type = body.getContentType();
    return type == null
        ? Collections.emptyList()
        : Collections.singletonList("Content-Type: " + type);
  }

  /** A body whose length nobody knows. */
  private static final class Streamed extends OutgoingContent.ReadChannelContent {
    private final Call call;
    private final @Nullable ContentType type;

    Streamed(Call call, @Nullable ContentType type) {
      this.call = call;
      this.type = type;
    }

    @Override
    public @Nullable ContentType getContentType() {
      return type;
    }

    @Override
    public ByteReadChannel readFrom() {
      return ReadingKt.toByteReadChannelWithArrayPool(
          Streams.stream(call), Dispatchers.getIO(), ByteArrayPoolKt.getByteArrayPool());
    }
  }

  /** Its threads have ended by then, whose class loader may be closed. */
  void close() {
    client.close();
    Suspending.<Unit>start(then -> job(client.getEngine()).join(then)).join();
  }

  private static Job job(CoroutineScope scope) {
    return Objects.requireNonNull(scope.getCoroutineContext().get(Job.Key));
  }
}
