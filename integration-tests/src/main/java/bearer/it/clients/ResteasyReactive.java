package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import org.jboss.resteasy.reactive.client.impl.ClientBuilderImpl;

/** Quarkus' REST client without Quarkus, over Vert.x and so over Netty. */
public final class ResteasyReactive implements Adapter {
  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(ResteasyReactive.class, "resteasy-reactive-3.37.4", "Netty")
            .from(17)
            .without(Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again")
            .without(Feature.USERINFO_IGNORED, "it sends it as Basic")
            .without(Feature.HTTP2, "its client is set up for HTTP/1.1 here"));
  }

  public ResteasyReactive(AdapterOptions options) {
    VertxWebClient.CONNECTIONS.setLevel(Level.OFF);
    ClientBuilderImpl builder = new ClientBuilderImpl();
    builder.followRedirects(true);
    if (options.proxy != null) {
      builder.proxy(options.proxy.getHostString(), options.proxy.getPort());
    }
    client = builder.build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    URI url = URI.create(call.url);
    return JakartaRest.send(call, () -> client.target(url).request());
  }

  @Override
  public void close() {
    client.close();
  }
}
