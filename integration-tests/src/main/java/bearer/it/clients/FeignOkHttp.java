package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import feign.Client;
import feign.okhttp.OkHttpClient;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import okhttp3.ConnectionPool;

/** OpenFeign over OkHttp. */
@OtherTransportOf(Feign.class)
public final class FeignOkHttp implements Adapter {
  private final ConnectionPool connections = new ConnectionPool();
  private final okhttp3.OkHttpClient transport;
  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        OkHttp.verbs(ClientVersion.facade(FeignOkHttp.class, "feign-okhttp-13.6", "OkHttp"))
            .without(Feature.CHUNKED_BODY, "its bodies are bytes"));
  }

  public FeignOkHttp(AdapterOptions options) {
    transport = OkHttp.client(options, connections);
    client = new OkHttpClient(transport);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return FeignRequests.send(client, call);
  }

  @Override
  public void close() {
    connections.evictAll();
    transport.dispatcher().executorService().shutdown();
  }
}
