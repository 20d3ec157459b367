package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import feign.Client;
import feign.http2client.Http2Client;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** OpenFeign over the JDK's client. */
@OtherTransportOf(Feign.class)
public final class FeignJava11 implements Adapter {
  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(FeignJava11.class, "feign-java11-13.6", "java.net.http.HttpClient")
            .from(11)
            .without(Feature.FORGED_HOST, "Feign leaves Host to its client")
            .without(Feature.CHUNKED_BODY, "its bodies are bytes"));
  }

  public FeignJava11(AdapterOptions options) {
    client = new Http2Client(JavaNetHttpClient.builder(options).build());
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return FeignRequests.send(client, call);
  }

  @Override
  public void close() {
    // the JDK's client ends with its last reference
  }
}
