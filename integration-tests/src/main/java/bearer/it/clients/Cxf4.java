package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Verb;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.apache.cxf.jaxrs.client.ClientConfiguration;
import org.apache.cxf.jaxrs.client.WebClient;

/**
 * Apache CXF's JAX-RS client (jakarta.ws.rs), over java.net.http.HttpClient as it is made without
 * another.
 */
public final class Cxf4 implements Adapter {
  private final AdapterOptions options;
  private final CxfConduit conduit;
  private final Client client = ClientBuilder.newClient();

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(Cxf4.class, "cxf-4.1.3", "java.net.http.HttpClient")
            .from(17)
            .without(Feature.REDIRECT_KNOWN, "it follows redirects by new calls")
            .without(Feature.FORGED_HOST, "java.net.http.HttpClient lets nobody set Host")
            .without(Verb.GET_WITH_BODY, "it sends no body with GET")
            .without(Verb.OPTIONS_WITH_BODY, "it sends no body with OPTIONS"));
  }

  public Cxf4(AdapterOptions options) {
    this.options = options;
    conduit = new CxfConduit(options);
    request("http://unused.example.test/"); // what it makes once, and slowly
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return JakartaRest.send(call, () -> request(call.url));
  }

  private Invocation.Builder request(String url) {
    Invocation.Builder request = client.target(URI.create(url)).request();
    ClientConfiguration configuration = WebClient.getConfig(request);
    conduit.configure(configuration.getConduit());
    if (options.http2
        || options.proxy != null) { // or there is one client for all, with its tunnels
      configuration.getRequestContext().put("share.httpclient.http.conduit", false);
    }
    return request;
  }

  @Override
  public void close() {
    client.close();
  }
}
