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
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.springframework.http.client.reactive.HttpComponentsClientHttpConnector;

/** Spring's WebClient over the asynchronous Apache HttpClient 5. */
@OtherTransportOf(WebClient.class)
public final class WebClientApache5 implements Adapter {
  private final CloseableHttpAsyncClient transport;
  private final WebClientRequests client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ApacheHttpClient5Requests.strict(
                ClientVersion.facade(
                    WebClientApache5.class,
                    "webclient-apache5-6.2.19",
                    "Apache HttpClient 5 async"))
            .from(17)
            .without(
                Feature.RESEND_ON_STALE_CONNECTION,
                "it leaves it to its caller when a kept connection turns out to be closed"));
  }

  public WebClientApache5(AdapterOptions options) {
    transport = ApacheHttpAsyncClient5.client(options);
    client = new WebClientRequests(new HttpComponentsClientHttpConnector(transport));
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return client.send(call);
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return client.sendAsync(call);
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
