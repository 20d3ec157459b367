package bearer.it.clients;

import akka.actor.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RequestEntity;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.Materializer;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
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

/** Akka HTTP, by its requests for one answer, which pools send. */
public final class AkkaHttp implements Adapter {
  private final ActorSystem system;
  private final Materializer materializer;
  private final Http http;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("akkahttp-10.1.0").wovenOnly(), // with Akka 2.5, whose TLS later JDKs refuse
        version("akkahttp-10.1.15"),
        version("akkahttp-10.2.10"));
  }

  private static ClientVersion version(String row) {
    return PekkoSettings.lacks(ClientVersion.of(AkkaHttp.class, row, "Akka HTTP", 1));
  }

  @SuppressWarnings("deprecation") // what other versions have is not in all of them
  public AkkaHttp(AdapterOptions options) {
    system =
        ActorSystem.create(
            "client",
            ConfigFactory.parseString(PekkoSettings.config("akka"))
                .withFallback(ConfigFactory.load()));
    materializer = akka.stream.ActorMaterializer.create(system);
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
