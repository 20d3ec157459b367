package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/** Spring's WebClient over Reactor Netty, its default transport; only the API of Spring 5.2. */
public final class WebClient implements Adapter {
  private final WebClientRequests client;
  private final ReactorNettyTransport transport = new ReactorNettyTransport();

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        ReactorNetty.withoutHttp2(version("webclient-5.2.25")),
        version("webclient-5.3.39"),
        version("webclient-6.2.19").from(17),
        version("webclient-7.0.10").from(17));
  }

  private static ClientVersion version(String row) {
    return ReactorNetty.withoutAll(ClientVersion.facade(WebClient.class, row, "Reactor Netty"))
        .with(Feature.REWRITTEN)
        .without(Feature.REDIRECT_REWRITTEN, "it is its transport that follows redirects");
  }

  public WebClient(AdapterOptions options) {
    client = new WebClientRequests(new ReactorClientHttpConnector(transport.client(options)));
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
    transport.close();
  }
}
