package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.OtherTransportOf;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.http.impl.client.CloseableHttpClient;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** Spring's RestTemplate over Apache HttpClient 4, as Spring 5 has it. */
@OtherTransportOf(SpringRestTemplate.class)
public final class SpringRestTemplateApache4 implements Adapter {
  private final CloseableHttpClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overApacheHttpClient4(
                SpringRestTemplateApache4.class, "rest-template-apache4-5.3.39")
            .without(Verb.GET_WITH_BODY, "it sends no body with GET")
            .without(Verb.OPTIONS_WITH_BODY, "it sends no body with OPTIONS"));
  }

  public SpringRestTemplateApache4(AdapterOptions options) {
    client = ApacheHttpClient4Builder.client(options);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    HttpComponentsClientHttpRequestFactory factory =
        new HttpComponentsClientHttpRequestFactory(client);
    factory.setBufferRequestBody(call.bodyKind != Call.Body.CHUNKED);
    return SpringRestTemplateRequests.send(factory, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
