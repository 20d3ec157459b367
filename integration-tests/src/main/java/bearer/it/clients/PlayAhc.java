package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import play.shaded.ahc.io.netty.channel.EventLoopGroup;
import play.shaded.ahc.io.netty.channel.nio.NioEventLoopGroup;
import play.shaded.ahc.io.netty.handler.codec.http.HttpHeaders;
import play.shaded.ahc.org.asynchttpclient.DefaultAsyncHttpClient;
import play.shaded.ahc.org.asynchttpclient.DefaultAsyncHttpClientConfig;
import play.shaded.ahc.org.asynchttpclient.Dsl;
import play.shaded.ahc.org.asynchttpclient.Request;
import play.shaded.ahc.org.asynchttpclient.RequestBuilder;
import play.shaded.ahc.org.asynchttpclient.Response;

/**
 * AsyncHttpClient 2 as Play WS brings it: none of its classes has the name by which the agent lists
 * them.
 */
public final class PlayAhc implements Adapter {
  private final EventLoopGroup threads = new NioEventLoopGroup();
  private final DefaultAsyncHttpClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("play-ahc-2.1.10").onOldestAndNewestJdk(),
        version("play-ahc-3.0.10").from(11).onOldestAndNewestJdk());
  }

  private static ClientVersion version(String row) {
    return AsyncHttpClient.withoutHttp2(AsyncHttpClient.version(PlayAhc.class, row, 0));
  }

  public PlayAhc(AdapterOptions options) {
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
    client = new DefaultAsyncHttpClient(config.build());
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
    return client
        .executeRequest(request)
        .toCompletableFuture()
        .thenApply(response -> answer(response, request));
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
