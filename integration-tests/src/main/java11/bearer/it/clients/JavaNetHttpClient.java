package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The JDK's client since 11. */
public final class JavaNetHttpClient implements Adapter {
  private final ExecutorService oneThread = Executors.newSingleThreadExecutor();
  private final HttpClient client;

  public static List<ClientVersion> versions() {
    return List.of(
        ClientVersion.ofJdk(JavaNetHttpClient.class, "java.net.http.HttpClient", 3)
            .wovenFrom(26, 4)
            .from(11)
            .withoutBefore(12, Feature.FORGED_HOST, "JDK 11 lets nobody set Host")
            .with(Feature.APPLICATIONS_THREADS));
  }

  public JavaNetHttpClient(AdapterOptions options) {
    HttpClient.Builder builder = builder(options);
    if (options.hasCredentials()) {
      builder.authenticator(new Application());
    }
    switch (options.threads) {
      case CALLERS:
        builder.executor(Runnable::run);
        break;
      case ONE:
        builder.executor(oneThread);
        break;
      case ITS_OWN:
      default:
    }
    client = builder.build();
  }

  static HttpClient.Builder builder(AdapterOptions options) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(options.http2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.ALWAYS) // NORMAL refuses https to http
            .connectTimeout(Duration.ofMillis(AdapterOptions.TIMEOUT_MILLIS));
    if (options.proxy != null) {
      builder.proxy(ProxySelector.of(options.proxy));
    }
    return builder;
  }

  private static final class Application extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(AdapterOptions.USER, AdapterOptions.PASSWORD.toCharArray());
    }
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    HttpRequest request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(answer(request, client.send(request, BodyHandlers.ofString())));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    HttpRequest request = request(call);
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> answer(request, response));
  }

  private static HttpRequest request(Call call) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(call.url))
            .timeout(Duration.ofMillis(AdapterOptions.TIMEOUT_MILLIS))
            .method(call.method, body(call));
    for (String line : call.headers) {
      builder.header(Call.name(line), Call.value(line));
    }
    return builder.build();
  }

  private static Answer answer(HttpRequest request, HttpResponse<String> response) {
    return Answer.response(
        response.statusCode(),
        response.body(),
        lines(request.headers()),
        lines(response.request().headers()));
  }

  private static BodyPublisher body(Call call) {
    switch (call.bodyKind) {
      case FIXED:
        return BodyPublishers.ofByteArray(Streams.bytes(call));
      case CHUNKED:
        return BodyPublishers.ofInputStream(() -> Streams.stream(call));
      case NONE:
      default:
        return BodyPublishers.noBody();
    }
  }

  private static List<String> lines(HttpHeaders headers) {
    List<String> lines = new ArrayList<>();
    headers.map().forEach((name, values) -> values.forEach(v -> lines.add(name + ": " + v)));
    return lines;
  }

  @Override
  public void close() {
    oneThread.shutdown();
    // the client of 11 cannot be closed; its idle connections end with the JVM
  }
}
