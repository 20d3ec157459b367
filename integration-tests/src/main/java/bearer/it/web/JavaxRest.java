package bearer.it.web;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.util.Collections;
import java.util.List;
import javax.ws.rs.client.Client;
import javax.ws.rs.client.ClientBuilder;
import javax.ws.rs.core.Response;

/** JAX-RS's client, of whichever implementation there is. */
public final class JavaxRest implements Adapter {
  private final Client client = ClientBuilder.newClient();

  public JavaxRest(@SuppressWarnings("unused") AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) {
    Response response = client.target(call.url).request().get();
    String text = response.readEntity(String.class);
    return Collections.singletonList(
        Answer.response(
            response.getStatus(), text, Collections.emptyList(), Collections.emptyList()));
  }

  @Override
  public void close() {
    client.close();
  }
}
