package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The AWS SDK 2 over HttpURLConnection. */
@OtherTransportOf(AwsApache.class)
public final class AwsUrlConnection implements Adapter {
  private final SdkHttpClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        AwsRequests.without(
                Facades.overHttpUrlConnection(AwsUrlConnection.class, "aws-url-connection-2.58.0"))
            .without(Feature.FORGED_HOST, "HttpURLConnection lets nobody set Host"));
  }

  public AwsUrlConnection(AdapterOptions options) {
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(AwsRequests.TIMEOUT)
            .socketTimeout(AwsRequests.TIMEOUT);
    if (options.proxy != null) {
      builder.proxyConfiguration(
          ProxyConfiguration.builder().endpoint(AwsRequests.proxy(options)).build());
    }
    client = builder.build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return AwsRequests.send(client, call);
  }

  @Override
  public void close() {
    client.close();
  }
}
