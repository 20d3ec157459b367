package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** {@link ApacheHttpClient4Builder} in an OSGi framework. */
public final class ApacheHttpClient4BuilderOsgi implements Adapter {
  private final ApacheHttpClient4Osgi client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ApacheHttpClient4Osgi.version(ApacheHttpClient4BuilderOsgi.class));
  }

  public ApacheHttpClient4BuilderOsgi(AdapterOptions options) throws Exception {
    client = new ApacheHttpClient4Osgi("bearer.it.clients.ApacheHttpClient4Builder", options);
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    return client.send(call);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
