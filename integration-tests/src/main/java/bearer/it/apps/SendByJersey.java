package bearer.it.apps;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jdk.connector.JdkConnectorProvider;

/**
 * Sends a GET to each URL through a proxy, by a tunnel, with Jersey's JDK connector, and prints the
 * statuses. The first argument is the proxy's port.
 */
public final class SendByJersey {
  private SendByJersey() {}

  public static void main(String[] args) {
    Client client =
        ClientBuilder.newBuilder()
            .withConfig(new ClientConfig().connectorProvider(new JdkConnectorProvider()))
            .property("jersey.config.client.proxy.uri", "http://127.0.0.1:" + args[0])
            .build();
    for (int i = 1; i < args.length; i++) {
      try (Response response = client.target(args[i]).request().get()) {
        System.out.println(response.getStatus());
      }
    }
    client.close();
  }
}
