package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.IOException;
import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/** Apache HttpClient from 4.3 on, as HttpClientBuilder makes it. */
public final class ApacheBuilderAdapter implements Adapter {
  private final CloseableHttpClient client;

  public ApacheBuilderAdapter(AdapterOptions options) {
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
    client = builder.build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return ApacheRequests.send(client, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
