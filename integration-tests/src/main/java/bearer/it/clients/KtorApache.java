package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;

/** Ktor's client over Apache HttpAsyncClient 4. */
@SuppressWarnings("deprecation") // of version 3.4
public final class KtorApache implements Adapter {
  private final KtorTransport transport;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(KtorApache.class, "ktor-apache-3.4.1", "Apache HttpAsyncClient 4")
            .without(Feature.REDIRECT_KNOWN, "Ktor follows redirects by calls of its own")
            .without(
                Feature.RESEND_ON_STALE_CONNECTION,
                "it leaves it to its caller when a kept connection turns out to be closed")
            .without(Feature.HTTP2, "its engine is set up for HTTP/1.1 here")
            .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "Ktor follows none from https to http"));
  }

  public KtorApache(AdapterOptions options) {
    transport =
        new KtorTransport(io.ktor.client.engine.apache.Apache.INSTANCE, options, engine -> {});
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    return transport.send(call);
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return transport.sendAsync(call);
  }

  @Override
  public void close() {
    transport.close();
  }
}
