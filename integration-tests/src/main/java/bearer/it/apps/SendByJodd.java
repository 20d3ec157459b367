package bearer.it.apps;

import jodd.http.HttpRequest;
import jodd.http.ProxyInfo;
import jodd.http.net.SocketHttpConnectionProvider;

/**
 * Sends a GET to each URL through a proxy, by a tunnel, with Jodd, and prints the statuses. The
 * first argument is the proxy's port.
 */
public final class SendByJodd {
  private SendByJodd() {}

  public static void main(String[] args) {
    SocketHttpConnectionProvider provider = new SocketHttpConnectionProvider();
    provider.useProxy(ProxyInfo.httpProxy("127.0.0.1", Integer.parseInt(args[0]), null, null));
    for (int i = 1; i < args.length; i++) {
      System.out.println(HttpRequest.get(args[i]).open(provider).send().statusCode());
    }
  }
}
