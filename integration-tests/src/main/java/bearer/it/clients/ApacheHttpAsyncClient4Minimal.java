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
import java.util.concurrent.Future;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;
import org.apache.http.impl.nio.conn.PoolingNHttpClientConnectionManager;
import org.apache.http.impl.nio.reactor.DefaultConnectingIOReactor;
import org.apache.http.nio.reactor.IOReactorException;

/** Apache HttpAsyncClient 4.0 and 4.1, without redirects, credentials and proxies. */
public final class ApacheHttpAsyncClient4Minimal implements Adapter {
  private final CloseableHttpAsyncClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("asyncclient-4.1", 7).onOldestAndNewestJdk(),
        version("asyncclient-4.1.5", 7).onOldestAndNewestJdk());
  }

  private static ClientVersion version(String row, int woven) {
    return ApacheHttpAsyncClient4Requests.version(ApacheHttpAsyncClient4Minimal.class, row, woven)
        .without(Feature.REDIRECT, "the minimal client follows no redirect")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "the minimal client follows no redirect")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "the minimal client sends nothing again")
        .without(Feature.REPLAY, "the minimal client sends nothing again")
        .without(Feature.CREDENTIALS, "the minimal client knows no credentials")
        .without(Feature.CREDENTIALS_UNASKED, "the minimal client knows no credentials")
        .without(Feature.REWRITTEN, "its route is made of a URL in the middle of a method")
        .without(Feature.PROXY, "the minimal client knows no proxy");
  }

  public ApacheHttpAsyncClient4Minimal(AdapterOptions options) throws IOReactorException {
    PoolingNHttpClientConnectionManager connections =
        new PoolingNHttpClientConnectionManager(new DefaultConnectingIOReactor());
    connections.setMaxTotal(AdapterOptions.MAX_CONNECTIONS);
    connections.setDefaultMaxPerRoute(AdapterOptions.MAX_CONNECTIONS);
    client = HttpAsyncClients.createMinimal(connections);
    client.start();
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    return ApacheHttpAsyncClient4Requests.send(client, call);
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return ApacheHttpAsyncClient4Requests.sendAsync(client, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
