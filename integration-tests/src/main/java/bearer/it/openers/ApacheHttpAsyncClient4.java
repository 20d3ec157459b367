package bearer.it.openers;

import java.net.URI;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;

/** On engines, over HttpCore's own reactor. */
public final class ApacheHttpAsyncClient4 implements Opener {
  @Override
  public void open(URI url, int proxy) throws Exception {
    try (CloseableHttpAsyncClient client = HttpAsyncClients.createSystem()) {
      client.start();
      client.execute(new HttpGet(url), null).get();
    }
  }
}
