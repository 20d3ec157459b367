package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.OtherTransportOf;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/** The AWS SDK 2 over Apache HttpClient 5. */
@OtherTransportOf(AwsApache.class)
public final class AwsApache5 implements Adapter {
  private final SdkHttpClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        AwsRequests.overApache(AwsApache5.class, "aws-apache5-2.58.0", "Apache HttpClient 5"));
  }

  public AwsApache5(AdapterOptions options) {
    Apache5HttpClient.Builder builder =
        Apache5HttpClient.builder()
            .connectionTimeout(AwsRequests.TIMEOUT)
            .socketTimeout(AwsRequests.TIMEOUT)
            .connectionAcquisitionTimeout(AwsRequests.TIMEOUT)
            .maxConnections(AdapterOptions.MAX_CONNECTIONS);
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
