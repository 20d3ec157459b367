package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;

/** Apache HttpClient 5, classic, as HttpClientBuilder makes it; only the API of 5.0. */
@SuppressWarnings("deprecation") // of later versions
public final class ApacheHttpClient5 implements Adapter {
  private static final Timeout TIMEOUT = Timeout.ofMilliseconds(AdapterOptions.TIMEOUT_MILLIS);

  private final CloseableHttpClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("apache5-5.0"),
        version("apache5-5.1.4").onOldestAndNewestJdk(),
        ApacheHttpClient5Requests.withoutUserinfo(version("apache5-5.2.3")).onOldestAndNewestJdk(),
        ApacheHttpClient5Requests.strict(version("apache5-5.4.4")).onOldestAndNewestJdk(),
        ApacheHttpClient5Requests.strict(version("apache5-5.6.4")));
  }

  private static ClientVersion version(String row) {
    return ApacheHttpClient5Requests.version(ApacheHttpClient5.class, row, 4);
  }

  public ApacheHttpClient5(AdapterOptions options) {
    client = client(options);
  }

  static CloseableHttpClient client(AdapterOptions options) {
    RequestConfig config =
        RequestConfig.custom().setConnectTimeout(TIMEOUT).setResponseTimeout(TIMEOUT).build();
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setDefaultRequestConfig(config)
            .setConnectionManager(ApacheHttpClient5Requests.connections());
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
  public List<Answer> send(Call call) throws IOException {
    return ApacheHttpClient5Requests.send(client, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
