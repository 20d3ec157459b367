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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Jersey 2's client (javax.ws.rs) over Grizzly. */
@OtherTransportOf(Jersey2.class)
public final class Jersey2Grizzly implements Adapter {
  private final Jersey2 client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(Jersey2Grizzly.class, "jersey-grizzly-2.47", "Grizzly")
            .without(Feature.REDIRECT_WITH_BODY, "it feeds a body to one hop alone")
            .without(Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again")
            .without(Feature.HTTP2, "it speaks HTTP/1.1 only"));
  }

  public Jersey2Grizzly(AdapterOptions options) {
    client = new Jersey2(settings(options));
  }

  private static Map<String, Object> settings(AdapterOptions options) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        "jersey.config.client.connector.provider",
        "org.glassfish.jersey.grizzly.connector.GrizzlyConnectorProvider");
    if (options.proxy != null) {
      String proxy = "http://" + options.proxy.getHostString() + ":" + options.proxy.getPort();
      settings.put("jersey.config.client.proxy.uri", proxy);
    }
    return settings;
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return client.send(call);
  }

  @Override
  public void close() {
    client.close();
  }
}
