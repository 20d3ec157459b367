package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jdk.connector.JdkConnectorProvider;

/** Jersey 3's client (jakarta.ws.rs) with the JDK connector. */
public final class JerseyJdk3 implements Adapter {
  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        JerseyJdk.version(JerseyJdk3.class, "jersey-jdk-3.1.11").from(11));
  }

  public JerseyJdk3(AdapterOptions options) {
    client =
        Jersey3Requests.client(
            new ClientConfig()
                .connectorProvider(new JdkConnectorProvider())
                .property(JerseyJdk.MOST_CONNECTIONS, AdapterOptions.MAX_CONNECTIONS));
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
