package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.IOException;
import java.util.List;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/** Apache HttpClient from 4.3 on without redirects, retries and proxies. */
public final class ApacheMinimalAdapter implements Adapter {
  private final CloseableHttpClient client;

  public ApacheMinimalAdapter(AdapterOptions options) {
    PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    connections.setMaxTotal(AdapterOptions.MAX_CONNECTIONS);
    connections.setDefaultMaxPerRoute(AdapterOptions.MAX_CONNECTIONS);
    client = HttpClients.createMinimal(connections);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return ApacheRequests.send(client, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
