package bearer.it.openers;

import java.net.URI;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

/** On engines, over HttpCore's own reactor. */
public final class ApacheHttpAsyncClient5 implements Opener {
  @Override
  public void open(URI url, int proxy) throws Exception {
    try (CloseableHttpAsyncClient client = HttpAsyncClients.createSystem()) {
      client.start();
      client.execute(SimpleHttpRequest.create("GET", url.toString()), null).get();
    }
  }
}
