package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
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
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.HeaderMap;
import retrofit2.http.OPTIONS;
import retrofit2.http.POST;
import retrofit2.http.Url;

/** Retrofit, over OkHttp. */
public final class Retrofit implements Adapter {
  private static final String ANNOTATION = "an annotation of its own allows no body";

  private final OkHttpClient transport;
  private final Api api;

  /** What an application declares. */
  public interface Api {
    @GET
    retrofit2.Call<ResponseBody> get(@Url String url, @HeaderMap Headers headers);

    @HEAD
    retrofit2.Call<Void> head(@Url String url, @HeaderMap Headers headers);

    @OPTIONS
    retrofit2.Call<ResponseBody> options(@Url String url, @HeaderMap Headers headers);

    @HTTP(method = "TRACE")
    retrofit2.Call<ResponseBody> trace(@Url String url, @HeaderMap Headers headers);

    @HTTP(method = "DELETE")
    retrofit2.Call<ResponseBody> delete(@Url String url, @HeaderMap Headers headers);

    @HTTP(method = "DELETE", hasBody = true)
    retrofit2.Call<ResponseBody> delete(
        @Url String url, @HeaderMap Headers headers, @Body RequestBody body);

    @POST
    retrofit2.Call<ResponseBody> post(
        @Url String url, @HeaderMap Headers headers, @Body RequestBody body);

    @HTTP(method = "PUT", hasBody = true)
    retrofit2.Call<ResponseBody> put(
        @Url String url, @HeaderMap Headers headers, @Body RequestBody body);

    @HTTP(method = "PATCH", hasBody = true)
    retrofit2.Call<ResponseBody> patch(
        @Url String url, @HeaderMap Headers headers, @Body RequestBody body);
  }

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(Retrofit.class, "retrofit-3.0.0", "OkHttp")
            .without(Verb.GET_WITH_BODY, "OkHttp allows none")
            .without(Verb.OPTIONS_WITH_BODY, ANNOTATION));
  }

  public Retrofit(AdapterOptions options) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .readTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .proxy(options.javaProxy())
            .protocols(
                options.http2
                    ? Arrays.asList(Protocol.HTTP_2, Protocol.HTTP_1_1)
                    : Collections.singletonList(Protocol.HTTP_1_1));
    transport = builder.build();
    transport.dispatcher().setMaxRequests(AdapterOptions.MAX_CONNECTIONS);
    transport.dispatcher().setMaxRequestsPerHost(AdapterOptions.MAX_CONNECTIONS);
    api =
        new retrofit2.Retrofit.Builder()
            .baseUrl("http://unused.example.test/")
            .client(transport)
            .build()
            .create(Api.class);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    retrofit2.Call<?> prepared = prepared(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(answer(call, prepared.clone().execute()));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return enqueue(call, prepared(call));
  }

  private static <T> Future<Answer> enqueue(Call call, retrofit2.Call<T> prepared) {
    CompletableFuture<Answer> future = new CompletableFuture<>();
    prepared.enqueue(
        new Callback<T>() {
          @Override
          public void onResponse(retrofit2.Call<T> of, Response<T> response) {
            try {
              future.complete(answer(call, response));
            } catch (IOException e) {
              future.completeExceptionally(e);
            }
          }

          @Override
          public void onFailure(retrofit2.Call<T> of, Throwable problem) {
            future.completeExceptionally(problem);
          }
        });
    return future;
  }

  private retrofit2.Call<?> prepared(Call call) {
    Headers all = headers(call);
    boolean bare = call.bodyKind == Call.Body.NONE;
    switch (call.method) {
      case "GET":
        return api.get(call.url, all);
      case "HEAD":
        return api.head(call.url, all);
      case "OPTIONS":
        return api.options(call.url, all);
      case "TRACE":
        return api.trace(call.url, all);
      case "DELETE":
        return bare ? api.delete(call.url, all) : api.delete(call.url, all, body(call));
      case "PUT":
        return api.put(call.url, all, body(call));
      case "PATCH":
        return api.patch(call.url, all, body(call));
      default:
        return api.post(call.url, all, body(call));
    }
  }

  private static Headers headers(Call call) {
    Headers.Builder headers = new Headers.Builder();
    for (String line : call.headers) {
      headers.add(Call.name(line), Call.value(line));
    }
    return headers.build();
  }

  @SuppressWarnings("deprecation") // the order of the arguments that OkHttp 3 has
  private static RequestBody body(Call call) {
    return call.bodyKind == Call.Body.CHUNKED
        ? new Streamed(call)
        : RequestBody.create((MediaType) null, Streams.bytes(call));
  }

  private static Answer answer(Call call, Response<?> response) throws IOException {
    ResponseBody body =
        response.isSuccessful() ? (ResponseBody) response.body() : response.errorBody();
    return Answer.response(
        response.code(),
        body == null ? "" : body.string(),
        lines(headers(call)),
        lines(response.raw().request().headers()));
  }

  private static List<String> lines(Headers headers) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      lines.add(headers.name(i) + ": " + headers.value(i));
    }
    return lines;
  }

  /** A body whose length nobody knows, and which can be read once. */
  private static final class Streamed extends RequestBody {
    private final Call call;

    Streamed(Call call) {
      this.call = call;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeAll(Okio.source(Streams.stream(call)));
    }
  }

  @Override
  public void close() {
    transport.dispatcher().executorService().shutdown();
    transport.connectionPool().evictAll();
  }
}
