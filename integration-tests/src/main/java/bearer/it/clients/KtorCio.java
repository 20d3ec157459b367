package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import io.ktor.client.engine.cio.CIO;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;

/** Ktor's own engine, CIO, from 1.6 on. */
public final class KtorCio implements Adapter {
  private final KtorTransport transport;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("ktor-1.6.8")
            .without(Feature.PROXY, "TLS in its tunnel verifies the name of the proxy"),
        version("ktor-2.3.13").onOldestAndNewestJdk(),
        version("ktor-3.6.1"));
  }

  /** The engine and its endpoints. */
  private static ClientVersion version(String row) {
    return ClientVersion.of(KtorCio.class, row, "Ktor CIO", 2)
        .without(Feature.HTTP2, "CIO speaks HTTP/1.1 only")
        .without(Feature.CREDENTIALS, "a plugin of Ktor's has them, above the engine")
        .without(Feature.REPLAY, "a plugin of Ktor's sends again, above the engine")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "it follows none from https to http")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it keeps no connections")
        .without(Feature.REWRITTEN, "where its calls begin is not woven yet");
  }

  public KtorCio(AdapterOptions options) {
    transport =
        new KtorTransport(
            CIO.INSTANCE,
            options,
            engine -> {
              engine.setRequestTimeout(AdapterOptions.TIMEOUT_MILLIS);
              engine.getEndpoint().setConnectTimeout(AdapterOptions.TIMEOUT_MILLIS);
              engine.getEndpoint().setMaxConnectionsPerRoute(AdapterOptions.MAX_CONNECTIONS);
            });
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
