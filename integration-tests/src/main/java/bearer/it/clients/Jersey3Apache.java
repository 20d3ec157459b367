package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.OtherTransportOf;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.apache.connector.ApacheConnectorProvider;

/** Jersey 3's client over Apache HttpClient 4. */
@OtherTransportOf(Jersey3.class)
public final class Jersey3Apache implements Adapter {
  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overApacheHttpClient4(Jersey3Apache.class, "jersey-apache-3.1.11").from(11));
  }

  public Jersey3Apache(AdapterOptions options) {
    client = Jersey3Requests.client(options, new ApacheConnectorProvider());
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
