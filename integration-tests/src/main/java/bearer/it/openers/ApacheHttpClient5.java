package bearer.it.openers;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** On sockets. */
public final class ApacheHttpClient5 implements Opener {
  @Override
  public void open(URI url, int proxy) throws IOException {
    try (CloseableHttpClient client = HttpClients.createSystem()) {
      client.execute(new HttpGet(url), response -> response.getCode());
    }
  }
}
