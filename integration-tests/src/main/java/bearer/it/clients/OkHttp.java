package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.Route;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** OkHttp 3, 4 and 5 with the API of 3.0. */
public final class OkHttp implements Adapter {
  private static final String NO_ALPN = "this OkHttp knows no ALPN of this JDK";

  /** A codec for HTTP/1.1, one for HTTP/2, and the loop that repeats. */
  private static final int CODECS_AND_LOOP = 3;

  /** And, from 3.14 on, what calls the codecs. */
  private static final int CODECS_EXCHANGE_AND_LOOP = 4;

  private final ConnectionPool connections = new ConnectionPool();
  private final OkHttpClient client;

  /** The class that writes the head is another one in 3.0, 3.5 and 3.14; Kotlin from 4 on. */
  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("okhttp-3.0.1", CODECS_AND_LOOP)
            .without(Feature.HTTP2, NO_ALPN)
            .without(Feature.IPV6_LITERAL, "OkHttp 3.0 cannot call an IPv6 literal"),
        version("okhttp-3.8.1", CODECS_AND_LOOP)
            .onOldestAndNewestJdk()
            .withoutBefore(9, Feature.HTTP2, NO_ALPN),
        version("okhttp-3.12.13", CODECS_AND_LOOP).onOldestAndNewestJdk(),
        version("okhttp-3.14.9", CODECS_EXCHANGE_AND_LOOP),
        version("okhttp-4.12.0", CODECS_EXCHANGE_AND_LOOP).onOldestAndNewestJdk(),
        version("okhttp-5.5.1", CODECS_EXCHANGE_AND_LOOP));
  }

  private static ClientVersion version(String row, int woven) {
    return verbs(ClientVersion.of(OkHttp.class, row, "OkHttp", woven));
  }

  static ClientVersion verbs(ClientVersion client) {
    return client
        .without(Verb.GET_WITH_BODY, "OkHttp refuses a GET with a body")
        .without(Verb.POST, "OkHttp refuses a POST without a body")
        .without(Verb.PUT, "OkHttp refuses a PUT without a body")
        .without(Verb.PATCH, "OkHttp refuses a PATCH without a body");
  }

  public OkHttp(AdapterOptions options) {
    client = client(options, connections);
  }

  static OkHttpClient client(AdapterOptions options, ConnectionPool connections) {
    return new OkHttpClient.Builder()
        .connectionPool(connections)
        .connectTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .readTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .proxy(options.javaProxy())
        .authenticator(options.hasCredentials() ? OkHttp::signed : Authenticator.NONE)
        .protocols(protocols(options.http2))
        .build();
  }

  private static @Nullable Request signed(@Nullable Route route, Response response) {
    Request refused = response.request();
    return refused.header("Authorization") != null // it was these
        ? null
        : refused
            .newBuilder()
            .header(
                "Authorization", Credentials.basic(AdapterOptions.USER, AdapterOptions.PASSWORD))
            .build();
  }

  private static List<Protocol> protocols(boolean http2) {
    return http2
        ? Arrays.asList(Protocol.HTTP_2, Protocol.HTTP_1_1)
        : Collections.singletonList(Protocol.HTTP_1_1);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    Request request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(answer(request, client.newCall(request).execute()));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Request request = request(call);
    client
        .newCall(request)
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(okhttp3.Call failed, IOException problem) {
                answer.completeExceptionally(problem);
              }

              @Override
              public void onResponse(okhttp3.Call answered, Response response) throws IOException {
                answer.complete(answer(request, response));
              }
            });
    return answer;
  }

  private static Request request(Call call) {
    Request.Builder builder = new Request.Builder().url(call.url).method(call.method, body(call));
    for (String line : call.headers) {
      builder.addHeader(Call.name(line), Call.value(line));
    }
    return builder.build();
  }

  private static Answer answer(Request request, Response response) throws IOException {
    String text = response.body().string();
    return Answer.response(
        response.code(), text, lines(request.headers()), lines(response.request().headers()));
  }

  private static List<String> lines(Headers headers) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      lines.add(headers.name(i) + ": " + headers.value(i));
    }
    return lines;
  }

  private static @Nullable RequestBody body(Call call) {
    if (call.bodyKind == Call.Body.NONE) {
      return null;
    }
    if (call.bodyKind == Call.Body.FIXED) {
      return RequestBody.create(null, Streams.bytes(call)); // a header of the call says the type
    }
    return new RequestBody() {
      @Override
      public @Nullable MediaType contentType() {
        return null; // a header of the call says it
      }

      @Override
      public long contentLength() {
        return -1;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        sink.write(Streams.bytes(call));
      }
    };
  }

  @Override
  public void close() {
    connections.evictAll();
    client
        .dispatcher()
        .executorService()
        .shutdown(); // or its idle threads keep the JVM up for a minute
  }
}
