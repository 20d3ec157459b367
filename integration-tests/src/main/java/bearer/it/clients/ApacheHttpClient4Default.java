package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.util.Arrays;
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
public final class ApacheHttpClient4Default implements Adapter {
  private final DefaultHttpClient client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("apache-4.0.3", 2).without(Feature.CREDENTIALS_UNASKED, "AuthCache came with 4.1"),
        sendingUserinfo("apache-4.2.6", 2).onOldestAndNewestJdk(),
        sendingUserinfo("apache-4.3.6", 3).onOldestAndNewestJdk(),
        sendingUserinfo("apache-4.5.14", 3));
  }

  private static ClientVersion sendingUserinfo(String row, int woven) {
    return version(row, woven)
        .without(Feature.USERINFO_IGNORED, "since 4.1 it becomes Basic credentials, sent at once");
  }

  private static ClientVersion version(String row, int woven) {
    return ApacheHttpClient4Requests.version(ApacheHttpClient4Default.class, row, woven);
  }

  public ApacheHttpClient4Default(AdapterOptions options) {
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
    if (options.hasCredentials()) {
      client.setCredentialsProvider(ApacheHttpClient4Requests.credentials());
    }
  }

  private static ClientConnectionManager connections(HttpParams params) {
    SchemeRegistry schemes = new SchemeRegistry();
    schemes.register(new Scheme("http", PlainSocketFactory.getSocketFactory(), 80));
    schemes.register(new Scheme("https", SSLSocketFactory.getSocketFactory(), 443));
    return new ThreadSafeClientConnManager(params, schemes);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return ApacheHttpClient4Requests.send(client, call);
  }

  @Override
  public void close() {
    client.getConnectionManager().shutdown();
  }
}
