package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;

/** Jersey 3's client over Apache HttpClient 5. */
@OtherTransportOf(Jersey3.class)
public final class Jersey3Apache5 implements Adapter {
  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ApacheHttpClient5Requests.withoutUserinfo(
                ClientVersion.facade(
                    Jersey3Apache5.class, "jersey-apache5-3.1.11", "Apache HttpClient 5"))
            .from(11)
            .without(Feature.HTTP2, "the classic client speaks HTTP/1.1 only"));
  }

  public Jersey3Apache5(AdapterOptions options) {
    client = Jersey3Requests.client(options, new Apache5ConnectorProvider());
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return Jersey3Requests.send(client, call);
  }

  @Override
  public void close() {
    client.close();
  }
}
