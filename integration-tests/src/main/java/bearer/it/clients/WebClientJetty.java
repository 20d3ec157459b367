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
import org.eclipse.jetty.client.HttpClient;
import org.springframework.http.client.reactive.JettyClientHttpConnector;

/** Spring's WebClient over Jetty's HttpClient. */
@OtherTransportOf(WebClient.class)
public final class WebClientJetty implements Adapter {
  private final HttpClient transport;
  private final WebClientRequests client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(WebClientJetty.class, "webclient-jetty-6.2.19", "Jetty HttpClient")
            .from(17)
            .without(Feature.REDIRECT_WITH_BODY, "a POST that is redirected often fails")
            .without(Feature.RESEND_ON_STALE_CONNECTION, "it leaves that to the application")
            .without(Feature.HTTP2, "its client is set up for HTTP/1.1 here"));
  }

  public WebClientJetty(AdapterOptions options) {
    transport = (HttpClient) JettyApi.client(options, false);
    client = new WebClientRequests(new JettyClientHttpConnector(transport));
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
  public void close() {
    JettyApi.call(transport, "stop");
  }
}
