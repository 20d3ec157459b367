package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import com.squareup.okhttp.Authenticator;
import com.squareup.okhttp.Callback;
import com.squareup.okhttp.ConnectionPool;
import com.squareup.okhttp.Credentials;
import com.squareup.okhttp.Headers;
import com.squareup.okhttp.MediaType;
import com.squareup.okhttp.OkHttpClient;
import com.squareup.okhttp.Protocol;
import com.squareup.okhttp.Request;
import com.squareup.okhttp.RequestBody;
import com.squareup.okhttp.Response;
import java.io.IOException;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** OkHttp 2 with the API of 2.4. */
public final class OkHttp2 implements Adapter {
  private final ConnectionPool connections =
      new ConnectionPool(AdapterOptions.MAX_CONNECTIONS, AdapterOptions.TIMEOUT_MILLIS);
  private final OkHttpClient client = new OkHttpClient();

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("okhttp-2.4.0")
            .without(Verb.OPTIONS_WITH_BODY, "OkHttp 2.4 refuses an OPTIONS with a body"),
        version("okhttp-2.5.0").wovenOnly(),
        version("okhttp-2.7.5")
            .without(Feature.IPV6_LITERAL, "OkHttp 2.7 cannot call an IPv6 literal"));
  }

  /** A codec for HTTP/1.1, one for HTTP/2, and the loop that repeats. */
  private static ClientVersion version(String row) {
    return OkHttp.verbs(ClientVersion.of(OkHttp2.class, row, "OkHttp 2", 3))
        .without(Feature.HTTP2, "OkHttp 2 needs a patched JVM for HTTP/2");
  }

  public OkHttp2(AdapterOptions options) {
    client.setConnectTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    client.setReadTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    client.setConnectionPool(connections);
    client.setProxy(options.javaProxy());
    if (options.hasCredentials()) {
      client.setAuthenticator(new Signing());
    }
    client.setProtocols(Collections.singletonList(Protocol.HTTP_1_1));
  }

  private static final class Signing implements Authenticator {
    @Override
    public @Nullable Request authenticate(Proxy proxy, Response response) {
      Request refused = response.request();
      return refused.header("Authorization") != null // it was these
          ? null
          : refused
              .newBuilder()
              .header(
                  "Authorization", Credentials.basic(AdapterOptions.USER, AdapterOptions.PASSWORD))
              .build();
    }

    @Override
    public @Nullable Request authenticateProxy(Proxy proxy, Response response) {
      return null;
    }
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
              public void onFailure(Request failed, IOException problem) {
                answer.completeExceptionally(problem);
              }

              @Override
              public void onResponse(Response response) throws IOException {
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
        .getDispatcher()
        .getExecutorService()
        .shutdown(); // or its idle threads keep the JVM up for a minute
  }
}
