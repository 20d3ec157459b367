package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.client.Client;
import javax.ws.rs.client.ClientBuilder;
import javax.ws.rs.client.WebTarget;

/**
 * RESTEasy 4 (javax.ws.rs), over Apache HttpClient 4 as it is made without an engine. Its own
 * classes are called by reflection: those of the same names that all is compiled against are of
 * jakarta.ws.rs.
 */
public final class Resteasy4 implements Adapter {
  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overApacheHttpClient4(Resteasy4.class, "resteasy-4.7.9")
            .without(Verb.GET_WITH_BODY, "it refuses one"));
  }

  public Resteasy4(AdapterOptions options) {
    ClientBuilder builder =
        ClientBuilder.newBuilder()
            .connectTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .readTimeout(AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    set(builder, "connectionPoolSize", int.class, AdapterOptions.MAX_CONNECTIONS);
    set(builder, "maxPooledPerRoute", int.class, AdapterOptions.MAX_CONNECTIONS);
    set(builder, "setFollowRedirects", boolean.class, true);
    if (options.proxy != null) {
      builder
          .property("org.jboss.resteasy.jaxrs.client.proxy.host", options.proxy.getHostString())
          .property("org.jboss.resteasy.jaxrs.client.proxy.port", options.proxy.getPort());
    }
    client = builder.build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    WebTarget target = client.target(URI.create(call.url));
    set(target, "setChunked", boolean.class, call.bodyKind == Call.Body.CHUNKED);
    return JavaxRest.send(call, target::request);
  }

  private static void set(Object setting, String method, Class<?> type, Object value) {
    try {
      setting.getClass().getMethod(method, type).invoke(setting, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
