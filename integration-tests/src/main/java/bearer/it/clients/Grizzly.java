package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import com.ning.http.client.AsyncHttpClientConfig;
import com.ning.http.client.providers.grizzly.GrizzlyAsyncHttpProvider;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;

/** AsyncHttpClient 1.9 over Grizzly, and Grizzly's own copy of it, whose newest version is 1.16. */
public final class Grizzly implements Adapter {
  private final AsyncHttpClient1 client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("asynchttpclient1-1.9.40"), version("grizzly-1.16"));
  }

  private static ClientVersion version(String row) {
    return ClientVersion.of(Grizzly.class, row, "Grizzly", 3)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(Feature.HTTP2, "it speaks HTTP/1.1 only")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again")
        .without(Feature.REWRITTEN, "where its calls begin is not woven yet")
        .without(
            Feature.REPLAY, "its loop goes on by an event loop, which cannot wait for a token");
  }

  public Grizzly(AdapterOptions options) {
    client =
        new AsyncHttpClient1(
            options, new AsyncHttpClientConfig.Builder(), GrizzlyAsyncHttpProvider::new);
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    return client.send(call);
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return client.sendAsync(call);
  }

  @Override
  public void close() {
    client.close();
  }
}
