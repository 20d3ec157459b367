package bearer.it.openers;

import static org.asynchttpclient.Dsl.asyncHttpClient;
import static org.asynchttpclient.Dsl.config;

import java.net.URI;

/** On the JDK's engines, over Netty. */
public final class AsyncHttpClient implements Opener {
  @Override
  public void open(URI url, int proxy) throws Exception {
    try (org.asynchttpclient.AsyncHttpClient client =
        asyncHttpClient(config().setUseOpenSsl(false))) {
      client.prepareGet(url.toString()).execute().get();
    }
  }
}
