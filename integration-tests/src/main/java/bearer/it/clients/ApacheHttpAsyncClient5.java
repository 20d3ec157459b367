package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.util.Timeout;

/** Apache HttpClient 5, async, with a pool; the servers choose HTTP/2; only the API of 5.0. */
@SuppressWarnings("deprecation") // of later versions
public final class ApacheHttpAsyncClient5 implements Adapter {
  private static final Timeout TIMEOUT = Timeout.ofMilliseconds(AdapterOptions.TIMEOUT_MILLIS);

  private final CloseableHttpAsyncClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        ApacheHttpAsyncClient5Requests.withoutHttp2(version("apache5-5.0", 9))
            .without(
                Feature.REDIRECT_WITH_BODY,
                "a POST that is redirected is never answered: it ends with its timeout"),
        version("apache5-5.1.4", 9).onOldestAndNewestJdk(),
        ApacheHttpClient5Requests.withoutUserinfo(version("apache5-5.2.3", 7))
            .onOldestAndNewestJdk(),
        ApacheHttpClient5Requests.strict(version("apache5-5.4.4", 7)).onOldestAndNewestJdk(),
        ApacheHttpClient5Requests.strict(version("apache5-5.6.4", 7)));
  }

  private static ClientVersion version(String row, int woven) {
    return ApacheHttpAsyncClient5Requests.version(ApacheHttpAsyncClient5.class, row, woven);
  }

  public ApacheHttpAsyncClient5(AdapterOptions options) {
    client = client(options);
    client.start();
  }

  static CloseableHttpAsyncClient client(AdapterOptions options) {
    RequestConfig config =
        RequestConfig.custom().setConnectTimeout(TIMEOUT).setResponseTimeout(TIMEOUT).build();
    HttpAsyncClientBuilder builder =
        HttpAsyncClientBuilder.create()
            .setDefaultRequestConfig(config)
            .setVersionPolicy(
                options.http2 ? HttpVersionPolicy.NEGOTIATE : HttpVersionPolicy.FORCE_HTTP_1)
            .setConnectionManager(ApacheHttpAsyncClient5Requests.connections(options.http2));
    if (options.proxy != null) {
      builder.setProxy(new HttpHost(options.proxy.getHostString(), options.proxy.getPort()));
    }
    if (options.hasCredentials()) {
      builder.setDefaultCredentialsProvider(ApacheHttpClient5Requests.credentials());
    }
    if (options.credentials == AdapterOptions.Credentials.JVM) {
      builder.useSystemProperties();
    }
    return builder.build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    return ApacheHttpAsyncClient5Requests.send(client, call);
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return ApacheHttpAsyncClient5Requests.sendAsync(client, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
