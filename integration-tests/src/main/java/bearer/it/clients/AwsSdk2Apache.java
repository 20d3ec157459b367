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

/** The AWS SDK 2, over Apache HttpClient 4. */
@SuppressWarnings("deprecation") // for that over version 5
public final class AwsSdk2Apache implements Adapter {
  private final AwsSdk2 client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(AwsSdk2Apache.class, "aws-sdk-apache-2.57.8", "Apache HttpClient 4")
            .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only")
            .without(Feature.REDIRECT, "it follows no redirect")
            .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "it follows no redirect")
            .without(Feature.CHUNKED_BODY, "its bodies have a length"));
  }

  public AwsSdk2Apache(AdapterOptions options) {
    software.amazon.awssdk.http.apache.ProxyConfiguration.Builder proxy =
        software.amazon.awssdk.http.apache.ProxyConfiguration.builder();
    if (options.proxy != null) {
      proxy.endpoint(
          URI.create("http://" + options.proxy.getHostString() + ':' + options.proxy.getPort()));
    }
    client =
        new AwsSdk2(
            software.amazon.awssdk.http.apache.ApacheHttpClient.builder()
                .socketTimeout(Duration.ofMillis(AdapterOptions.TIMEOUT_MILLIS))
                .maxConnections(AdapterOptions.MAX_CONNECTIONS)
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
