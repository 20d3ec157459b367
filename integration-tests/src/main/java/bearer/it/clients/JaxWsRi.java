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

/** The JAX-WS reference implementation (jakarta.xml.ws), over HttpURLConnection. */
public final class JaxWsRi implements Adapter {
  private final JakartaWs client =
      new JakartaWs(
          dispatch -> {
            dispatch
                .getRequestContext()
                .put("com.sun.xml.ws.request.timeout", AdapterOptions.TIMEOUT_MILLIS);
          });

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overHttpUrlConnection(JaxWsRi.class, "jaxws-ri-4.0.5")
            .from(11)
            .without(Feature.PROXY, "its proxy is a setting of HttpURLConnection's")
            .without(Feature.CHUNKED_BODY, "its bodies are bytes here")
            .without(Feature.FORGED_HOST, "HttpURLConnection lets nobody set Host"));
  }

  public JaxWsRi(AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) throws IOException {
    return client.send(call);
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
