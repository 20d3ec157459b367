package bearer.it.apps;

import java.io.IOException;
import java.util.List;
import org.apache.http.HttpHost;
// whole packages: an import of a deprecated class by name is a warning that nothing suppresses
import org.apache.http.conn.*;
import org.apache.http.conn.params.*;
import org.apache.http.conn.scheme.*;
import org.apache.http.conn.ssl.*;
import org.apache.http.impl.client.*;
import org.apache.http.impl.conn.tsccm.*;
import org.apache.http.params.*;

/** Apache HttpClient as it was written before 4.3: DefaultHttpClient, with the API of 4.0 only. */
@SuppressWarnings("deprecation")
public final class ApacheLegacyAdapter implements Adapter {
  private final DefaultHttpClient client;

  public ApacheLegacyAdapter(AdapterOptions options) {
    HttpParams params = new BasicHttpParams();
    HttpConnectionParams.setConnectionTimeout(params, AdapterOptions.TIMEOUT_MILLIS);
    HttpConnectionParams.setSoTimeout(params, AdapterOptions.TIMEOUT_MILLIS);
    ConnManagerParams.setMaxTotalConnections(params, AdapterOptions.MAX_CONNECTIONS);
    ConnManagerParams.setMaxConnectionsPerRoute(
        params, new ConnPerRouteBean(AdapterOptions.MAX_CONNECTIONS));
    if (options.proxy != null) {
      params.setParameter(
          ConnRoutePNames.DEFAULT_PROXY,
          new HttpHost(options.proxy.getHostString(), options.proxy.getPort()));
    }
    client = new DefaultHttpClient(connections(params), params);
  }

  private static ClientConnectionManager connections(HttpParams params) {
    SchemeRegistry schemes = new SchemeRegistry();
    schemes.register(new Scheme("http", PlainSocketFactory.getSocketFactory(), 80));
    schemes.register(new Scheme("https", SSLSocketFactory.getSocketFactory(), 443));
    return new ThreadSafeClientConnManager(params, schemes);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return ApacheRequests.send(client, call);
  }

  @Override
  public void close() {
    client.getConnectionManager().shutdown();
  }
}
