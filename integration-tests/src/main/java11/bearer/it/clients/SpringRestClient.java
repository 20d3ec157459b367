package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Spring's RestClient, over java.net.http.HttpClient. */
public final class SpringRestClient implements Adapter {
  private final RestClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(
                SpringRestClient.class, "spring-web-6.2.12", "java.net.http.HttpClient")
            .from(17)
            .without(Feature.FORGED_HOST, "java.net.http.HttpClient lets nobody set Host"));
  }

  public SpringRestClient(AdapterOptions options) {
    client =
        SpringRestClientRequests.client(
            new JdkClientHttpRequestFactory(JavaNetHttpClient.builder(options).build()));
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return SpringRestClientRequests.send(client, call);
  }

  @Override
  public void close() {
    // the JDK's client ends with its last reference
  }
}
