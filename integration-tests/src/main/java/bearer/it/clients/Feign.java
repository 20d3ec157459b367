package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import feign.Client;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** OpenFeign's default client, over HttpURLConnection. */
public final class Feign implements Adapter {
  private final Client client = new Client.Default(null, null);

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("feign-10.12"), version("feign-13.6"));
  }

  private static ClientVersion version(String row) {
    return Facades.overHttpUrlConnection(Feign.class, row)
        .without(Feature.CHUNKED_BODY, "its bodies are bytes")
        .without(Feature.PROXY, "it is given none");
  }

  public Feign(AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) throws IOException {
    return FeignRequests.send(client, call);
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
