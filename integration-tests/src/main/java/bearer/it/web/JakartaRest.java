package bearer.it.web;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.List;

/** As {@link JavaxRest}, under the names of later servers. */
public final class JakartaRest implements Adapter {
  private final Client client = ClientBuilder.newClient();

  public JakartaRest(@SuppressWarnings("unused") AdapterOptions options) {}

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
