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
import org.springframework.http.client.ReactorClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Spring's RestClient over Reactor Netty. */
@OtherTransportOf(SpringRestClient.class)
public final class SpringRestClientReactor implements Adapter {
  private final ReactorNettyTransport transport = new ReactorNettyTransport();
  private final RestClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ReactorNetty.withoutAll(
            ClientVersion.facade(
                    SpringRestClientReactor.class, "rest-client-reactor-6.2.19", "Reactor Netty")
                .from(17)));
  }

  public SpringRestClientReactor(AdapterOptions options) {
    client =
        SpringRestClientRequests.client(
            new ReactorClientHttpRequestFactory(transport.client(options)));
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return SpringRestClientRequests.send(client, call);
  }

  @Override
  public void close() {
    transport.close();
  }
}
