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
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** Spring's RestTemplate over Apache HttpClient 5, as Spring 6 has it. */
@OtherTransportOf(SpringRestTemplate.class)
public final class SpringRestTemplateApache5 implements Adapter {
  private final CloseableHttpClient client;
  private final HttpComponentsClientHttpRequestFactory factory;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ApacheHttpClient5Requests.withoutUserinfo(
                ClientVersion.facade(
                    SpringRestTemplateApache5.class,
                    "rest-template-apache5-6.2.12",
                    "Apache HttpClient 5"))
            .from(17)
            .without(Feature.HTTP2, "the classic client speaks HTTP/1.1 only"));
  }

  public SpringRestTemplateApache5(AdapterOptions options) {
    client = ApacheHttpClient5.client(options);
    factory = factory(client);
  }

  /** It is compiled against Spring 5's, which takes another type. */
  private static HttpComponentsClientHttpRequestFactory factory(HttpClient client) {
    try {
      return HttpComponentsClientHttpRequestFactory.class
          .getConstructor(HttpClient.class)
          .newInstance(client);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return SpringRestTemplateRequests.send(factory, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
