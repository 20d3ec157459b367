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
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Apache HttpClient 5, classic, without redirects, retries and proxies. */
public final class ApacheHttpClient5Minimal implements Adapter {
  private final CloseableHttpClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("apache5-5.0").onOldestAndNewestJdk(),
        version("apache5-5.6.4")
            .without(Verb.OPTIONS_WITH_BODY, "it refuses OPTIONS without a Content-Type")
            .onOldestAndNewestJdk());
  }

  private static ClientVersion version(String row) {
    return ApacheHttpClient5Requests.version(ApacheHttpClient5Minimal.class, row, 4)
        .without(
            Feature.CALLERS_REQUEST_UNCHANGED,
            "the minimal client writes its headers into the caller's request")
        .without(Feature.REDIRECT, "the minimal client follows no redirect")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "the minimal client follows no redirect")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "the minimal client sends nothing again")
        .without(Feature.REPLAY, "the minimal client sends nothing again")
        .without(Feature.CREDENTIALS, "the minimal client knows no credentials")
        .without(Feature.CREDENTIALS_UNASKED, "the minimal client knows no credentials")
        .without(Feature.PROXY, "the minimal client knows no proxy");
  }

  public ApacheHttpClient5Minimal(AdapterOptions options) {
    client = HttpClients.createMinimal(ApacheHttpClient5Requests.connections());
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return ApacheHttpClient5Requests.send(client, call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
