package bearer.it.clients;

import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.spi.ConnectorProvider;

/** What every client of Jersey 3's has in common, whatever it sends through. */
final class Jersey3Requests {
  private static final String CONFIG = "jersey.config.client.";

  /** It warns of bodies where it expects none, and where it misses one. */
  private static final Logger INVOCATIONS =
      Logger.getLogger("org.glassfish.jersey.client.JerseyInvocation");

  private Jersey3Requests() {}

  static Client client(AdapterOptions options, ConnectorProvider connector) {
    ClientConfig configuration = new ClientConfig().connectorProvider(connector);
    if (options.proxy != null) {
      String proxy = "http://" + options.proxy.getHostString() + ":" + options.proxy.getPort();
      configuration.property(CONFIG + "proxy.uri", proxy);
    }
    return client(configuration);
  }

  static Client client(ClientConfig configuration) {
    INVOCATIONS.setLevel(Level.SEVERE);
    return ClientBuilder.newBuilder()
        .withConfig(configuration)
        .property(CONFIG + "connectTimeout", AdapterOptions.TIMEOUT_MILLIS)
        .property(CONFIG + "readTimeout", AdapterOptions.TIMEOUT_MILLIS)
        .property(CONFIG + "suppressHttpComplianceValidation", true)
        .build();
  }

  static List<Answer> send(Client client, Call call) throws IOException {
    URI url = URI.create(call.url);
    String bodies = call.bodyKind == Call.Body.CHUNKED ? "CHUNKED" : null; // as it likes
    return JakartaRest.send(
        call,
        () -> client.target(url).request().property(CONFIG + "request.entity.processing", bodies));
  }
}
