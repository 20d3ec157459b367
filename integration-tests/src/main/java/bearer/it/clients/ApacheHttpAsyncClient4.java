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
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;

/** Apache HttpAsyncClient 4.0 and 4.1, as HttpAsyncClientBuilder makes it. */
public final class ApacheHttpAsyncClient4 implements Adapter {
  private final CloseableHttpAsyncClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        // over TLS they wait for ever now and then, without the agent too
        version("asyncclient-4.0", 4).wovenOnly(),
        version("asyncclient-4.0.2", 4).wovenOnly(),
        version("asyncclient-4.1", 7).onOldestAndNewestJdk(),
        version("asyncclient-4.1.5", 7));
  }

  private static ClientVersion version(String row, int woven) {
    return ApacheHttpAsyncClient4Requests.version(ApacheHttpAsyncClient4.class, row, woven)
        .without(
            Feature.RESEND_ON_STALE_CONNECTION,
            "it leaves it to its caller when a kept connection turns out to be closed");
  }

  public ApacheHttpAsyncClient4(AdapterOptions options) {
    RequestConfig config =
        RequestConfig.custom()
            .setConnectTimeout(AdapterOptions.TIMEOUT_MILLIS)
            .setSocketTimeout(AdapterOptions.TIMEOUT_MILLIS)
            .build();
    HttpAsyncClientBuilder builder =
        HttpAsyncClientBuilder.create()
            .setDefaultRequestConfig(config)
            .setMaxConnTotal(AdapterOptions.MAX_CONNECTIONS)
            .setMaxConnPerRoute(AdapterOptions.MAX_CONNECTIONS);
    if (options.proxy != null) {
      builder.setProxy(new HttpHost(options.proxy.getHostString(), options.proxy.getPort()));
    }
    if (options.hasCredentials()) {
      builder.setDefaultCredentialsProvider(ApacheHttpClient4Requests.credentials());
    }
    if (options.credentials == AdapterOptions.Credentials.JVM) {
      builder.useSystemProperties();
    }
    client = builder.build();
    client.start();
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    return ApacheHttpAsyncClient4Requests.send(client, call);
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return ApacheHttpAsyncClient4Requests.sendAsync(client, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
