package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.IOException;
import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.conn.params.ConnManagerParams;
import org.apache.http.conn.params.ConnPerRouteBean;
import org.apache.http.conn.params.ConnRoutePNames;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.tsccm.ThreadSafeClientConnManager;
import org.apache.http.params.BasicHttpParams;
import org.apache.http.params.HttpConnectionParams;
import org.apache.http.params.HttpParams;

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
