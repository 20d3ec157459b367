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
import org.eclipse.jetty.client.HttpClient;
import org.springframework.http.client.JettyClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Spring's RestClient over Jetty's HttpClient. */
@OtherTransportOf(SpringRestClient.class)
public final class SpringRestClientJetty implements Adapter {
  private final HttpClient transport;
  private final RestClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(
                SpringRestClientJetty.class, "rest-client-jetty-6.2.12", "Jetty HttpClient")
            .from(17)
            .without(Feature.RESEND_ON_STALE_CONNECTION, "it leaves that to the application")
            .without(Feature.HTTP2, "its client is set up for HTTP/1.1 here"));
  }

  public SpringRestClientJetty(AdapterOptions options) {
    transport = (HttpClient) JettyApi.client(options, false);
    client = SpringRestClientRequests.client(new JettyClientHttpRequestFactory(transport));
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    try {
      return SpringRestClientRequests.send(client, call);
    } catch (IllegalArgumentException e) { // closing the body failed with what writing it did
      throw Facades.cause(e);
    }
  }

  @Override
  public void close() {
    JettyApi.call(transport, "stop");
  }
}
