package bearer.it.web;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.util.Collections;
import java.util.List;
import org.springframework.web.client.RestTemplate;

/** A RestTemplate as it is in each Spring from 4 on; a status that is none of 2xx is thrown. */
public final class BootTemplate implements Adapter {
  public BootTemplate(@SuppressWarnings("unused") AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) {
    String text = new RestTemplate().getForObject(call.url, String.class);
    return Collections.singletonList(
        Answer.response(
            200, String.valueOf(text), Collections.emptyList(), Collections.emptyList()));
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
