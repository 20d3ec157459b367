package bearer.it.apps;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.commons.httpclient.methods.GetMethod;
import org.apache.commons.httpclient.params.HttpConnectionParams;
import org.apache.commons.httpclient.protocol.Protocol;
import org.apache.commons.httpclient.protocol.ProtocolSocketFactory;
import org.apache.http.HttpHost;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.BasicHttpClientConnectionManager;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.message.BasicHttpRequest;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Requests whose URL or context says one thing and whose connection is another. Arguments: which,
 * the URL of a usual call that is made first, the URL, and the port on this machine where that
 * leads (a server's or a proxy's). Prints "sent".
 */
public final class RealConnections {
  private final String usual;
  private final URI url;
  private final int port;

  private RealConnections(String usual, String url, int port) {
    this.usual = usual;
    this.url = URI.create(url);
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    RealConnections all = new RealConnections(args[1], args[2], Integer.parseInt(args[3]));
    switch (args[0]) {
      case "apache-context-used-by-core":
        all.apacheContextUsedByCore(new PoolingHttpClientConnectionManager());
        break;
      case "apache-context-of-one-connection-used-by-core":
        all.apacheContextUsedByCore(new BasicHttpClientConnectionManager());
        break;
      case "apache-insecure-route":
        all.apacheInsecureRoute();
        break;
      case "apache-plain-https":
        all.apachePlainHttps();
        break;
      case "okhttp-changed-scheme":
        all.okHttpChangedScheme();
        break;
      case "commons-plain-https":
        all.commonsPlainHttps();
        break;
      default:
        throw new IllegalArgumentException(args[0]);
    }
    System.out.println("sent");
  }

  private void apacheContextUsedByCore(org.apache.http.conn.HttpClientConnectionManager connections)
      throws Exception {
    HttpContext context = new BasicHttpContext();
    try (CloseableHttpClient client =
        HttpClientBuilder.create().setConnectionManager(connections).build()) {
      client.execute(new HttpGet(usual), context).close();
      try (DefaultBHttpClientConnection other = new DefaultBHttpClientConnection(8192)) {
        other.bind(new Socket(InetAddress.getLoopbackAddress(), port));
        context.setAttribute("http.connection", other); // as its documentation tells
        BasicHttpRequest request = new BasicHttpRequest("GET", url.getPath());
        request.addHeader("Host", url.getAuthority());
        new HttpRequestExecutor().execute(request, other, context);
      }
    }
  }

  private void apacheInsecureRoute() throws IOException {
    HttpHost proxy = new HttpHost("127.0.0.1", port);
    apache(
        HttpClientBuilder.create()
            .setRoutePlanner(
                (target, request, context) ->
                    target.getHostName().equals(url.getHost())
                        ? new HttpRoute(target, null, proxy, false)
                        : new HttpRoute(target)));
  }

  private void apachePlainHttps() throws IOException {
    Registry<ConnectionSocketFactory> plain =
        RegistryBuilder.<ConnectionSocketFactory>create()
            .register("http", PlainConnectionSocketFactory.getSocketFactory())
            .register("https", PlainConnectionSocketFactory.getSocketFactory())
            .build();
    apache(
        HttpClientBuilder.create()
            .setConnectionManager(
                new PoolingHttpClientConnectionManager(
                    plain, host -> new InetAddress[] {InetAddress.getLoopbackAddress()})));
  }

  private void apache(HttpClientBuilder builder) throws IOException {
    try (CloseableHttpClient client = builder.build()) {
      client.execute(new HttpGet(usual)).close();
      client.execute(new HttpGet(url)).close();
    }
  }

  private void okHttpChangedScheme() throws IOException {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().url().host().equals(url.getHost())
                            ? chain.request().newBuilder().url(url.toString()).build()
                            : chain.request()))
            .build();
    okHttp(client, usual);
    InetSocketAddress proxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    okHttp(
        client.newBuilder().proxy(new Proxy(Proxy.Type.HTTP, proxy)).build(),
        url.toString().replace("https:", "http:"));
    client.dispatcher().executorService().shutdown();
  }

  private static void okHttp(OkHttpClient client, String url) throws IOException {
    try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
      response.code();
    }
    client.connectionPool().evictAll();
  }

  private void commonsPlainHttps() throws IOException {
    Protocol.registerProtocol(
        "https", new Protocol("https", (ProtocolSocketFactory) new ToThisMachine(), 443));
    org.apache.commons.httpclient.HttpClient client =
        new org.apache.commons.httpclient.HttpClient();
    client.executeMethod(new GetMethod(usual));
    client.executeMethod(new GetMethod(url.toString()));
  }

  /** Plain connections, whatever the host. */
  private static final class ToThisMachine implements ProtocolSocketFactory {
    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(
        String host, int port, InetAddress from, int fromPort, HttpConnectionParams params)
        throws IOException {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return new Socket(InetAddress.getLoopbackAddress(), port);
    }
  }
}
