package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import javax.ws.rs.client.Client;
import javax.ws.rs.client.ClientBuilder;
import javax.ws.rs.client.Invocation;
import org.apache.cxf.jaxrs.client.WebClient;

/**
 * Apache CXF's JAX-RS client (javax.ws.rs), over HttpURLConnection as it is made without another.
 */
public final class Cxf3 implements Adapter {
  private final CxfConduit conduit;
  private final Client client = ClientBuilder.newClient();

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overHttpUrlConnection(Cxf3.class, "cxf-3.5.11")
            .without(Feature.REDIRECT_KNOWN, "it follows redirects by new calls")
            .without(Verb.OPTIONS_WITH_BODY, "it sends no body with OPTIONS"));
  }

  public Cxf3(AdapterOptions options) {
    conduit = new CxfConduit(options);
    request("http://unused.example.test/"); // what it makes once, and slowly
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return JavaxRest.send(call, () -> request(call.url));
  }

  private Invocation.Builder request(String url) {
    Invocation.Builder request = client.target(URI.create(url)).request();
    conduit.configure(WebClient.getConfig(request).getConduit());
    return request;
  }

  @Override
  public void close() {
    client.close();
  }
}
