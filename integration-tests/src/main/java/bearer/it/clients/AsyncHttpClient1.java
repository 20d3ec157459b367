package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import com.ning.http.client.AsyncCompletionHandler;
import com.ning.http.client.AsyncHttpClient;
import com.ning.http.client.AsyncHttpClientConfig;
import com.ning.http.client.AsyncHttpProvider;
import com.ning.http.client.ProxyServer;
import com.ning.http.client.Realm;
import com.ning.http.client.Request;
import com.ning.http.client.RequestBuilder;
import com.ning.http.client.Response;
import com.ning.http.client.generators.InputStreamBodyGenerator;
import com.ning.http.client.providers.netty.NettyAsyncHttpProvider;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** AsyncHttpClient 1.9 over Netty 3; only the API that 1.8 has too, but for some names. */
public final class AsyncHttpClient1 implements Adapter {
  private final AsyncHttpClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(version("asynchttpclient1-1.9.40"));
  }

  private static ClientVersion version(String row) {
    return ClientVersion.of(AsyncHttpClient1.class, row, "AsyncHttpClient 1", 2)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(Feature.HTTP2, "it speaks HTTP/1.1 only")
        .without(Feature.REWRITTEN, "where its calls begin is not woven yet")
        .without(
            Feature.REPLAY, "its loop goes on by an event loop, which cannot wait for a token");
  }

  public AsyncHttpClient1(AdapterOptions options) {
    this(options, new AsyncHttpClientConfig.Builder());
  }

  AsyncHttpClient1(AdapterOptions options, AsyncHttpClientConfig.Builder config) {
    this(options, config, NettyAsyncHttpProvider::new);
  }

  /** With what it sends through. */
  AsyncHttpClient1(
      AdapterOptions options,
      AsyncHttpClientConfig.Builder config,
      Function<AsyncHttpClientConfig, AsyncHttpProvider> provider) {
    set(config, "setFollowRedirects?", true);
    set(config, "setMaxConnections|setMaximumConnectionsTotal", AdapterOptions.MAX_CONNECTIONS);
    if (options.proxy != null) {
      config.setProxyServer(
          new ProxyServer(options.proxy.getHostString(), options.proxy.getPort()));
    }
    if (options.hasCredentials()) {
      config.setRealm(
          new Realm.RealmBuilder()
              .setScheme(Realm.AuthScheme.BASIC)
              .setPrincipal(AdapterOptions.USER)
              .setPassword(AdapterOptions.PASSWORD)
              .setUsePreemptiveAuth(
                  options.credentials == AdapterOptions.Credentials.CLIENT_UNASKED)
              .build());
    }
    AsyncHttpClientConfig built = config.build();
    client = new AsyncHttpClient(provider.apply(built), built);
  }

  /** What has another name before 1.9. */
  private static void set(AsyncHttpClientConfig.Builder config, String names, Object value) {
    try {
      for (Method method : config.getClass().getMethods()) {
        if (method.getName().matches(names)) {
          method.invoke(config, value);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(names, e);
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
          public Answer onCompleted(Response response) throws IOException {
            return answer(response, request);
          }
        });
  }

  private static Answer answer(Response response, Request request) throws IOException {
    List<String> own = new ArrayList<>();
    for (Map.Entry<String, List<String>> header : request.getHeaders()) {
      header.getValue().forEach(value -> own.add(header.getKey() + ": " + value));
    }
    return Answer.response(
        response.getStatusCode(), response.getResponseBody(), own, Collections.emptyList());
  }

  private static Request request(Call call) {
    RequestBuilder request = new RequestBuilder(call.method).setUrl(call.url);
    for (String line : call.headers) {
      request.addHeader(Call.name(line), Call.value(line));
    }
    if (call.bodyKind == Call.Body.FIXED) {
      request.setBody(Streams.bytes(call));
    } else if (call.bodyKind != Call.Body.NONE) {
      request.setBody(new InputStreamBodyGenerator(Streams.stream(call)));
    }
    return request.build();
  }

  @Override
  public void close() {
    client.close();
  }
}
