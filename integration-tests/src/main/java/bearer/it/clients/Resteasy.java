package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;

/** RESTEasy's client (jakarta.ws.rs), over Apache HttpClient 4 as it is made without an engine. */
public final class Resteasy implements Adapter {
  private final JakartaRest client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(Resteasy.class, "resteasy-6.2.12", "Apache HttpClient 4")
            .from(11)
            .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only")
            .without(Feature.CHUNKED_BODY, "its bodies are bytes here"));
  }

  public Resteasy(AdapterOptions options) {
    ResteasyClientBuilder builder =
        ((ResteasyClientBuilder) ResteasyClientBuilder.newBuilder())
            .connectTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .readTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .connectionPoolSize(AdapterOptions.MAX_CONNECTIONS)
            .maxPooledPerRoute(AdapterOptions.MAX_CONNECTIONS)
            .setFollowRedirects(true);
    if (options.proxy != null) {
      builder.defaultProxy(options.proxy.getHostString(), options.proxy.getPort());
    }
    client = new JakartaRest(builder.build());
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
