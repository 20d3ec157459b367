package bearer.it.openers;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.message.BasicHttpRequest;
import org.apache.http.protocol.HttpCoreContext;
import org.apache.http.protocol.HttpRequestExecutor;

/** What Apache HttpClient 4 stands on, used without it. */
public final class HttpCore4 implements Opener {
  @Override
  public void open(URI url, int proxy) throws IOException, HttpException {
    try (Socket socket = SSLSocketFactory.getDefault().createSocket(url.getHost(), url.getPort());
        DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(8192)) {
      connection.bind(socket);
      HttpCoreContext context = HttpCoreContext.create();
      context.setTargetHost(new HttpHost(url.getHost(), url.getPort(), "https"));
      BasicHttpRequest request = new BasicHttpRequest("GET", url.getRawPath());
      request.setHeader("Host", url.getAuthority());
      new HttpRequestExecutor().execute(request, connection, context);
    }
  }
}
