package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.reactor.IOReactorConfig;

/**
 * Apache HttpClient 5, async, without redirects, retries and proxies; HTTP/2 over TLS by the
 * minimal client for that.
 */
@SuppressWarnings("deprecation") // of later versions
public final class ApacheHttpAsyncClient5Minimal implements Adapter {
  private final CloseableHttpAsyncClient client;
  private final CloseableHttpAsyncClient http2;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        ApacheHttpAsyncClient5Requests.withoutHttp2(version("apache5-5.0", 9))
            .onOldestAndNewestJdk(),
        version("apache5-5.6.4", 7)
            .without(Verb.OPTIONS_WITH_BODY, "it refuses OPTIONS without a Content-Type")
            .onOldestAndNewestJdk());
  }

  private static ClientVersion version(String row, int woven) {
    return ApacheHttpAsyncClient5Requests.version(ApacheHttpAsyncClient5Minimal.class, row, woven)
        .without(
            Feature.CALLERS_REQUEST_UNCHANGED,
            "the minimal client writes its headers into the caller's request")
        .without(Feature.REDIRECT, "the minimal client follows no redirect")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "the minimal client follows no redirect")
        .without(Feature.REPLAY, "the minimal client sends nothing again")
        .without(Feature.CREDENTIALS, "the minimal client knows no credentials")
        .without(Feature.CREDENTIALS_UNASKED, "the minimal client knows no credentials")
        .without(Feature.REWRITTEN, "its connection is taken for a URL inside of lambdas")
        .without(Feature.PROXY, "the minimal client knows no proxy");
  }

  public ApacheHttpAsyncClient5Minimal(AdapterOptions options) {
    client =
        HttpAsyncClients.createMinimal(
            HttpVersionPolicy.FORCE_HTTP_1,
            H2Config.DEFAULT,
            Http1Config.DEFAULT,
            IOReactorConfig.DEFAULT,
            ApacheHttpAsyncClient5Requests.connections(false));
    http2 =
        options.http2
            ? HttpAsyncClients.createHttp2Minimal(
                H2Config.DEFAULT,
                IOReactorConfig.DEFAULT,
                ApacheHttpAsyncClient5Requests.negotiating())
            : client;
    client.start();
    http2.start();
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
