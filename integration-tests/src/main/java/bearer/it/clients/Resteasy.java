package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.client.jaxrs.ResteasyClient;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;

/**
 * RESTEasy 6 and 7 (jakarta.ws.rs), over Apache HttpClient 4 as they are made without an engine.
 */
public final class Resteasy implements Adapter {
  private final ResteasyClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("resteasy-6.2.12").from(11), version("resteasy-7.0.1").from(17));
  }

  private static ClientVersion version(String row) {
    return Facades.overApacheHttpClient4(Resteasy.class, row)
        .without(Verb.GET_WITH_BODY, "it refuses one");
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
    client = builder.build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    boolean chunked = call.bodyKind == Call.Body.CHUNKED;
    URI url = URI.create(call.url);
    return JakartaRest.send(call, () -> client.target(url).setChunked(chunked).request());
  }

  @Override
  public void close() {
    client.close();
  }
}
