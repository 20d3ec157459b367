package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.client.ClientConfig;

/** Jersey 3's client (jakarta.ws.rs), over HttpURLConnection as it is made without a connector. */
public final class Jersey3 implements Adapter {
  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overHttpUrlConnection(Jersey3.class, "jersey-3.1.11")
            .from(11)
            .without(Feature.PROXY, "its proxy is a setting of HttpURLConnection's")
            .without(Feature.FORGED_HOST, "HttpURLConnection lets nobody set Host"));
  }

  public Jersey3(AdapterOptions options) {
    client = Jersey3Requests.client(new ClientConfig());
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
