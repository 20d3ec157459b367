package bearer.it.clients;

import bearer.it.contract.AdapterOptions;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.cxf.transport.Conduit;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/** How CXF's clients are told of all that is not the request, whatever their API. */
final class CxfConduit {
  private final AdapterOptions options;

  /** Says on stderr what the call throws too. */
  private final Logger logger = Logger.getLogger("org.apache.cxf");

  CxfConduit(AdapterOptions options) {
    this.options = options;
    logger.setLevel(Level.OFF);
  }

  void configure(Conduit conduit) {
    HTTPClientPolicy policy = ((HTTPConduit) conduit).getClient();
    policy.setConnectionTimeout(AdapterOptions.TIMEOUT_MILLIS);
    policy.setReceiveTimeout(AdapterOptions.TIMEOUT_MILLIS);
    if (!options.http2) {
      policy.setVersion("1.1"); // or java.net.http.HttpClient begins with an upgrade
    }
    policy.setAutoRedirect(true);
    if (options.proxy != null) {
      policy.setProxyServer(options.proxy.getHostString());
      policy.setProxyServerPort(options.proxy.getPort());
    }
  }
}
