package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Streams;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** Pekko HTTP, by its requests for one answer, which pools send. */
public final class PekkoHttp implements Adapter {
  private final ActorSystem system;
  private final Materializer materializer;
  private final Http http;

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("pekkohttp-1.0.1"), version("pekkohttp-1.3.0"));
  }

  private static ClientVersion version(String row) {
    return PekkoSettings.lacks(ClientVersion.of(PekkoHttp.class, row, "Pekko HTTP", 1));
  }

  @SuppressWarnings("deprecation") // what other versions have is not in all of them
  public PekkoHttp(AdapterOptions options) {
    system =
        ActorSystem.create(
            "client",
            ConfigFactory.parseString(PekkoSettings.config("pekko"))
                .withFallback(ConfigFactory.load()));
    materializer = org.apache.pekko.stream.ActorMaterializer.create(system);
    http = Http.get(system);
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    HttpRequest request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      try {
        answers.add(answer(request).get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException) {
          throw (IOException) e.getCause();
        }
        throw new IllegalStateException(e.getCause());
      }
    }
    return answers;
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Call call) {
    return answer(request(call));
  }

  private static HttpRequest request(Call call) {
    HttpRequest request =
        HttpRequest.create(call.url)
            .withMethod(HttpMethods.lookup(call.method).orElseThrow(IllegalArgumentException::new));
    ContentType type = ContentTypes.APPLICATION_OCTET_STREAM;
    for (String line : call.headers) {
      if (Call.name(line).equalsIgnoreCase("Content-Type")) {
        type = ContentTypes.parse(Call.value(line)); // of the body
      } else {
        request = request.addHeader(header(Call.name(line), Call.value(line)));
      }
    }
    return call.bodyKind == Call.Body.NONE ? request : request.withEntity(body(call, type));
  }

  /** As it is; but the oldest versions take a Host for their own that they have not read. */
  private static HttpHeader header(String name, String value) {
    return name.equals("Host") ? HttpHeader.parse(name, value) : RawHeader.create(name, value);
  }

  private static RequestEntity body(Call call, ContentType type) {
    return call.bodyKind == Call.Body.FIXED
        ? HttpEntities.create(type, Streams.bytes(call))
        : HttpEntities.createChunked(
            type, Source.single(ByteString.fromArray(Streams.bytes(call))));
  }

  private CompletableFuture<Answer> answer(HttpRequest request) {
    return http.singleRequest(request)
        .thenCompose(
            response ->
                response
                    .entity()
                    .toStrict(AdapterOptions.TIMEOUT_MILLIS, materializer)
                    .thenApply(body -> answer(request, response, body.getData().utf8String())))
        .toCompletableFuture();
  }

  private static Answer answer(HttpRequest request, HttpResponse response, String body) {
    List<String> lines = new ArrayList<>();
    for (HttpHeader header : request.getHeaders()) {
      lines.add(header.name() + ": " + header.value());
    }
    if (!request.entity().isKnownEmpty()) {
      lines.add("Content-Type: " + request.entity().getContentType());
    }
    return Answer.response(response.status().intValue(), body, lines, lines);
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
