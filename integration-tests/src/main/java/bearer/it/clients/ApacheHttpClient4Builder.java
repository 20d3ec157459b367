package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/** Apache HttpClient from 4.3 on, as HttpClientBuilder makes it. */
public final class ApacheHttpClient4Builder implements Adapter {
  private final CloseableHttpClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("apache-4.3.6").onOldestAndNewestJdk(), version("apache-4.5.14"));
  }

  private static ClientVersion version(String row) {
    return ApacheHttpClient4Requests.version(ApacheHttpClient4Builder.class, row, 3);
  }

  public ApacheHttpClient4Builder(AdapterOptions options) {
    client = client(options);
  }

  static CloseableHttpClient client(AdapterOptions options) {
    RequestConfig config =
        RequestConfig.custom()
            .setConnectTimeout(AdapterOptions.TIMEOUT_MILLIS)
            .setSocketTimeout(AdapterOptions.TIMEOUT_MILLIS)
            .build();
    HttpClientBuilder builder =
        HttpClientBuilder.create()
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
    return builder.build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return ApacheHttpClient4Requests.send(client, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
