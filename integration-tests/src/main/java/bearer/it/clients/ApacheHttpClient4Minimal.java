package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/** Apache HttpClient from 4.3 on without redirects, retries and proxies. */
public final class ApacheHttpClient4Minimal implements Adapter {
  private final CloseableHttpClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("apache-4.3.6").onOldestAndNewestJdk(), version("apache-4.5.14"));
  }

  private static ClientVersion version(String row) {
    return ApacheHttpClient4Requests.version(ApacheHttpClient4Minimal.class, row, 3)
        .without(Feature.REDIRECT, "the minimal client follows no redirect")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "the minimal client follows no redirect")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "the minimal client sends nothing again")
        .without(Feature.REPLAY, "the minimal client sends nothing again")
        .without(Feature.CREDENTIALS, "the minimal client knows no credentials")
        .without(Feature.CREDENTIALS_UNASKED, "the minimal client knows no credentials")
        .without(Feature.PROXY, "the minimal client knows no proxy");
  }

  public ApacheHttpClient4Minimal(AdapterOptions options) {
    PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    connections.setMaxTotal(AdapterOptions.MAX_CONNECTIONS);
    connections.setDefaultMaxPerRoute(AdapterOptions.MAX_CONNECTIONS);
    client = HttpClients.createMinimal(connections);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return ApacheHttpClient4Requests.send(client, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
