package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asynchttpclient.AsyncCompletionHandler;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.Request;
import org.asynchttpclient.RequestBuilder;
import org.asynchttpclient.Response;

/** AsyncHttpClient 2 and 3; only the API of 2.0. */
public final class AsyncHttpClient implements Adapter {
  private final EventLoopGroup threads = new NioEventLoopGroup();
  private final DefaultAsyncHttpClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        withoutHttp2(version("asynchttpclient-2.0.40")),
        withoutHttp2(version("asynchttpclient-2.12.4")).onOldestAndNewestJdk(),
        withoutHttp2(version("asynchttpclient-2.15.0")).onOldestAndNewestJdk(),
        withoutHttp2(version("asynchttpclient-3.0.0")).from(11),
        version("asynchttpclient-3.0.13")
            .from(11)
            .without(
                Feature.HTTP2_AGAIN,
                "it ends with the stream that was answered, without the agent too"));
  }

  private static ClientVersion version(String row) {
    return ClientVersion.of(AsyncHttpClient.class, row, "AsyncHttpClient", 2)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(
            Feature.REPLAY, "its loop goes on by an event loop, which cannot wait for a token");
  }

  static ClientVersion withoutHttp2(ClientVersion version) {
    return version.without(Feature.HTTP2, "it speaks HTTP/1.1 only");
  }

  public AsyncHttpClient(AdapterOptions options) {
    DefaultAsyncHttpClientConfig.Builder config =
        Dsl.config()
            .setEventLoopGroup(threads)
            .setFollowRedirect(true)
            .setMaxConnections(AdapterOptions.MAX_CONNECTIONS);
    if (options.proxy != null) {
      config.setProxyServer(
          Dsl.proxyServer(options.proxy.getHostString(), options.proxy.getPort()));
    }
    if (options.hasCredentials()) {
      config.setRealm(
          Dsl.basicAuthRealm(AdapterOptions.USER, AdapterOptions.PASSWORD)
              .setUsePreemptiveAuth(
                  options.credentials == AdapterOptions.Credentials.CLIENT_UNASKED));
    }
    speakHttp2(config, options.http2);
    client = new DefaultAsyncHttpClient(config.build());
  }

  /** Newer ones do by themselves, unless told not to. */
  private static void speakHttp2(DefaultAsyncHttpClientConfig.Builder config, boolean http2) {
    for (Method method : config.getClass().getMethods()) {
      if (method.getName().equals("setHttp2Enabled")) {
        try {
          method.invoke(config, http2);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    Request request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(wait(start(request)));
    }
    return answers;
  }

  private static Answer wait(Future<Answer> answer) throws IOException, InterruptedException {
    try {
      return answer.get(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException) {
        throw (IOException) e.getCause();
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return start(request(call));
  }

  private Future<Answer> start(Request request) {
    return client.executeRequest(
        request,
        new AsyncCompletionHandler<Answer>() {
          @Override
          public Answer onCompleted(Response response) {
            return answer(response, request);
          }
        });
  }

  private static Answer answer(Response response, Request request) {
    return Answer.response(
        response.getStatusCode(),
        response.getResponseBody(),
        lines(request.getHeaders()),
        Collections.emptyList());
  }

  private static List<String> lines(HttpHeaders headers) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> header : headers.entries()) {
      lines.add(header.getKey() + ": " + header.getValue());
    }
    return lines;
  }

  private static Request request(Call call) {
    RequestBuilder request = new RequestBuilder(call.method).setUrl(call.url);
    for (String line : call.headers) {
      request.addHeader(Call.name(line), Call.value(line));
    }
    if (call.bodyKind == Call.Body.FIXED) {
      request.setBody(Streams.bytes(call));
    } else if (call.bodyKind != Call.Body.NONE) {
      request.setBody(Streams.stream(call));
    }
    return request.build();
  }

  @Override
  public void close() throws IOException {
    client.close();
    if (!threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(10_000)) {
      throw new IOException("its threads have not ended");
    }
  }
}
