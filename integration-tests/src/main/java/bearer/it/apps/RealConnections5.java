package bearer.it.apps;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
// a whole package: an import of a deprecated class by name is a warning that nothing suppresses
import org.apache.hc.client5.http.socket.*;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** As {@link RealConnections}, with Apache HttpClient 5. */
@SuppressWarnings("deprecation") // what is old is what is wanted
public final class RealConnections5 {
  private final String usual;
  private final URI url;
  private final int port;

  private RealConnections5(String usual, String url, int port) {
    this.usual = usual;
    this.url = URI.create(url);
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    RealConnections5 all = new RealConnections5(args[1], args[2], Integer.parseInt(args[3]));
    switch (args[0]) {
      case "apache5-context-used-by-core":
        all.contextUsedByCore();
        break;
      case "apache5-plain-https":
        all.plainHttps();
        break;
      case "apache5-tls-of-another-name":
        all.tlsOfAnotherName();
        break;
      default:
        throw new IllegalArgumentException(args[0]);
    }
    System.out.println("sent");
  }

  private void contextUsedByCore() throws Exception {
    HttpClientContext context = HttpClientContext.create();
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      client.execute(new HttpGet(usual), context).close();
      try (DefaultBHttpClientConnection other = new DefaultBHttpClientConnection(null)) {
        other.bind(new Socket(InetAddress.getLoopbackAddress(), port));
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", url.getPath());
        request.addHeader("Host", url.getAuthority());
        EntityUtils.consume(new HttpRequestExecutor().execute(request, other, context).getEntity());
      }
    }
  }

  private void plainHttps() throws IOException {
    PlainConnectionSocketFactory plain = PlainConnectionSocketFactory.getSocketFactory();
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(
            RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", plain)
                .register("https", plain)
                .build());
    try (CloseableHttpClient client =
        HttpClientBuilder.create().setConnectionManager(connections).build()) {
      client.execute(new HttpGet(usual)).close();
      client.execute(here(), new HttpGet(url)).close();
    }
  }

  /** Verified as what the URL names, over a connection to another. */
  private void tlsOfAnotherName() throws IOException {
    try (CloseableHttpClient client = HttpClients.createSystem()) {
      client.execute(new HttpGet(usual)).close();
      String other = url.toString().replace(url.getHost(), "localhost");
      client.execute(here(), new HttpGet(other)).close();
    }
  }

  /** The URL's host, whose address is this machine's. */
  private HttpHost here() {
    InetAddress address = InetAddress.getLoopbackAddress();
    return new HttpHost(url.getScheme(), address, url.getHost(), url.getPort());
  }
}
