package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;

/** Ktor's client over Apache HttpClient 5 async. */
@OtherTransportOf(KtorApache.class)
public final class KtorApache5 implements Adapter {
  private final KtorTransport transport;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(KtorApache5.class, "ktor-apache5-3.5.2", "Apache HttpClient 5 async")
            .without(Feature.REDIRECT_KNOWN, "Ktor follows redirects by calls of its own")
            .without(
                Feature.RESEND_ON_STALE_CONNECTION,
                "it leaves it to its caller when a kept connection turns out to be closed")
            .without(Feature.USERINFO, "a call with a user in its URL never ends")
            .without(
                Feature.REFUSED_LOCATION,
                "a call that is redirected to a URL with a user never ends")
            .without(Verb.OPTIONS_WITH_BODY, "Apache HttpClient 5 wants a Content-Type with it")
            .without(Feature.HTTP2, "its engine is set up for HTTP/1.1 here")
            .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "Ktor follows none from https to http"));
  }

  public KtorApache5(AdapterOptions options) {
    transport =
        new KtorTransport(io.ktor.client.engine.apache5.Apache5.INSTANCE, options, engine -> {});
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
