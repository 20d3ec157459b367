package bearer.it.openers;

import java.net.URI;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** On engines, over selectors of its own. */
public final class Jetty implements Opener {
  @Override
  public void open(URI url, int proxy) throws Exception {
    SslContextFactory.Client tls = new SslContextFactory.Client();
    tls.setTrustStorePath(System.getProperty("javax.net.ssl.trustStore"));
    tls.setTrustStorePassword(System.getProperty("javax.net.ssl.trustStorePassword"));
    HttpClient client = new HttpClient(tls);
    client.start();
    try {
      client.GET(url);
    } finally {
      client.stop();
    }
  }
}
