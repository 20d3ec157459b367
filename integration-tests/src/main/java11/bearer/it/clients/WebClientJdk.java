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
import java.util.concurrent.Future;
import org.springframework.http.client.reactive.JdkClientHttpConnector;

/** Spring's WebClient over the JDK's client. */
@OtherTransportOf(WebClient.class)
public final class WebClientJdk implements Adapter {
  private final WebClientRequests client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(WebClientJdk.class, "webclient-jdk-6.2.19", "java.net.http.HttpClient")
            .from(17));
  }

  public WebClientJdk(AdapterOptions options) {
    client =
        new WebClientRequests(
            new JdkClientHttpConnector(JavaNetHttpClient.builder(options).build()));
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
    // the JDK's client ends with its last reference
  }
}
