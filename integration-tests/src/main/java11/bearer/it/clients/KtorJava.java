package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import io.ktor.client.engine.java.Java;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;

/** Ktor's client over the JDK's. */
@OtherTransportOf(KtorApache.class)
public final class KtorJava implements Adapter {
  private final KtorTransport transport;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(KtorJava.class, "ktor-java-3.6.1", "java.net.http.HttpClient")
            .from(11)
            .without(Feature.REDIRECT_KNOWN, "Ktor follows redirects by calls of its own")
            .without(Feature.CHUNKED_BODY, "its engine sends it with a length")
            .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "Ktor follows none from https to http"));
  }

  public KtorJava(AdapterOptions options) {
    transport =
        new KtorTransport(
            Java.INSTANCE,
            options,
            engine ->
                engine.setProtocolVersion(
                    options.http2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1));
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
