package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.osgi.Bundles;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** What both kinds of Apache HttpClient 4 in an OSGi framework have in common. */
final class ApacheHttpClient4Osgi implements Closeable {
  private static final String REQUESTS = "bearer.it.clients.ApacheHttpClient4Requests";

  private final Bundles bundles;
  private final Adapter client;

  static ClientVersion version(Class<? extends Adapter> adapter) {
    return ApacheHttpClient4Requests.version(adapter, "apache-osgi-4.5.14", 3)
        .onOldestAndNewestJdk();
  }

  ApacheHttpClient4Osgi(String adapter, AdapterOptions options) throws Exception {
    bundles =
        new Bundles(
            "org.apache.http", adapter, REQUESTS, REQUESTS + "$Bare", REQUESTS + "$WithBody");
    if (bundles.sees(
        "org.apache.http.protocol.HttpRequestExecutor", "org.apache.http.conn.routing.HttpRoute")) {
      throw new IllegalStateException("the hooked class sees all of the library");
    }
    client = bundles.adapter(adapter, options);
  }

  List<Answer> send(Call call) throws IOException, InterruptedException {
    return client.send(call);
  }

  @Override
  public void close() throws IOException {
    client.close();
    bundles.close();
  }
}
