package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.H2AsyncClientBuilder;

/**
 * Apache HttpClient 5, async, whose HTTP/2 over TLS goes through the client for that alone, which
 * has one connection for each host; the rest, which that client cannot do, through the pooled one.
 */
@SuppressWarnings("deprecation") // of later versions
public final class ApacheHttpAsyncClient5Http2 implements Adapter {
  private final CloseableHttpAsyncClient client;
  private final CloseableHttpAsyncClient http2;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("apache5-5.1.4", 9).onOldestAndNewestJdk(),
        ApacheHttpClient5Requests.strict(version("apache5-5.6.4", 7)).onOldestAndNewestJdk());
  }

  private static ClientVersion version(String row, int woven) {
    return ApacheHttpAsyncClient5Requests.version(ApacheHttpAsyncClient5Http2.class, row, woven);
  }

  public ApacheHttpAsyncClient5Http2(AdapterOptions options) {
    client = ApacheHttpAsyncClient5.client(options);
    http2 = options.http2 && options.proxy == null ? http2(options) : client;
    client.start();
    http2.start();
  }

  private static CloseableHttpAsyncClient http2(AdapterOptions options) {
    H2AsyncClientBuilder builder =
        H2AsyncClientBuilder.create().setTlsStrategy(ApacheHttpAsyncClient5Requests.negotiating());
    if (options.hasCredentials()) {
      builder.setDefaultCredentialsProvider(ApacheHttpClient5Requests.credentials());
    }
    return builder.build();
  }

  private CloseableHttpAsyncClient client(Call call) {
    return call.url.startsWith("https:") ? http2 : client;
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    return ApacheHttpAsyncClient5Requests.send(client(call), call);
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return ApacheHttpAsyncClient5Requests.sendAsync(client(call), call);
  }

  @Override
  public void close() throws IOException {
    client.close();
    http2.close();
  }
}
