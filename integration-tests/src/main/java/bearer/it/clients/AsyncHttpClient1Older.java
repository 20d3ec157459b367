package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import com.ning.http.client.AsyncHttpClientConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;

/** AsyncHttpClient 1.7 and 1.8, of which the agent knows Netty 3 alone. */
public final class AsyncHttpClient1Older implements Adapter {
  private final AsyncHttpClient1 client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("asynchttpclient1-1.7.24"), version("asynchttpclient1-1.8.17"));
  }

  private static ClientVersion version(String row) {
    return Facades.without308(ClientVersion.facade(AsyncHttpClient1Older.class, row, "Netty 3"))
        .without(Feature.FORGED_HOST, "it takes Host from the URL")
        .without(Feature.HTTP2, "it speaks HTTP/1.1 only");
  }

  public AsyncHttpClient1Older(AdapterOptions options) {
    client =
        new AsyncHttpClient1(
            options, new AsyncHttpClientConfig.Builder().setSSLContext(withoutTls13()));
  }

  /** Netty 3.9 leaves some of its handshakes unfinished. */
  private static SSLContext withoutTls13() {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.2");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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
