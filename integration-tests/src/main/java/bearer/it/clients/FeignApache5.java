package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import bearer.it.contract.Verb;
import feign.Client;
import feign.hc5.ApacheHttp5Client;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** OpenFeign over Apache HttpClient 5. */
@OtherTransportOf(Feign.class)
public final class FeignApache5 implements Adapter {
  private final CloseableHttpClient transport;
  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ApacheHttpClient5Requests.strict(
                ClientVersion.facade(FeignApache5.class, "feign-hc5-13.6", "Apache HttpClient 5"))
            .without(Verb.OPTIONS, "it gives it an empty body, which Apache HttpClient 5 refuses")
            .without(Feature.TRACE, "it gives a TRACE a body, which Apache HttpClient 5 refuses")
            .without(Feature.CHUNKED_BODY, "its bodies are bytes")
            .without(Feature.HTTP2, "the classic client speaks HTTP/1.1 only"));
  }

  public FeignApache5(AdapterOptions options) {
    transport = ApacheHttpClient5.client(options);
    client = new ApacheHttp5Client(transport);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return FeignRequests.send(client, call);
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
