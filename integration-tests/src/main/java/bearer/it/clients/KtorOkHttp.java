package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import bearer.it.contract.Verb;
import io.ktor.client.engine.okhttp.OkHttp;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;

/** Ktor's client over OkHttp. */
@OtherTransportOf(KtorApache.class)
public final class KtorOkHttp implements Adapter {
  private final KtorTransport transport;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(KtorOkHttp.class, "ktor-okhttp-3.6.1", "OkHttp")
            .without(Verb.GET_WITH_BODY, "OkHttp allows none")
            .without(Feature.REDIRECT_KNOWN, "Ktor follows redirects by calls of its own")
            .without(Feature.HTTP2, "its engine is set up for HTTP/1.1 here")
            .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "Ktor follows none from https to http"));
  }

  public KtorOkHttp(AdapterOptions options) {
    transport = new KtorTransport(OkHttp.INSTANCE, options, engine -> {});
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
