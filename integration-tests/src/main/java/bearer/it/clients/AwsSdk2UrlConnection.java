package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The AWS SDK 2, over HttpURLConnection. */
public final class AwsSdk2UrlConnection implements Adapter {
  private final AwsSdk2 client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overHttpUrlConnection(AwsSdk2UrlConnection.class, "aws-sdk-url-connection-2.57.8")
            .without(Feature.REDIRECT, "it follows no redirect")
            .without(Feature.CHUNKED_BODY, "its bodies have a length"));
  }

  public AwsSdk2UrlConnection(AdapterOptions options) {
    ProxyConfiguration.Builder proxy = ProxyConfiguration.builder();
    if (options.proxy != null) {
      proxy.endpoint(
          URI.create("http://" + options.proxy.getHostString() + ':' + options.proxy.getPort()));
    }
    client =
        new AwsSdk2(
            UrlConnectionHttpClient.builder()
                .socketTimeout(Duration.ofMillis(AdapterOptions.TIMEOUT_MILLIS))
                .proxyConfiguration(proxy.build())
                .build());
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return client.send(call);
  }

  @Override
  public void close() {
    client.close();
  }
}
