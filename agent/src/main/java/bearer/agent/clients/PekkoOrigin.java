package bearer.agent.clients;

import bearer.agent.hop.Fact;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.scaladsl.ClientTransport$;
import org.apache.pekko.http.scaladsl.settings.ClientConnectionSettings;

/** Where a connection of Pekko's leads. Immutable. */
final class PekkoOrigin {
  final String host;
  final int port;
  final boolean isSecure;

  /** Whether somebody between reads what is not secure: what makes connections may be anything. */
  final Fact proxy;

  PekkoOrigin(String host, int port, boolean isSecure, ClientConnectionSettings settings) {
    this.host = host;
    this.port = port;
    this.isSecure = isSecure;
    this.proxy = settings.transport() == ClientTransport$.MODULE$.TCP() ? Fact.NO : Fact.UNKNOWN;
  }

  /** Where the connection of a pool leads that a request is for. */
  static PekkoOrigin of(HttpRequest request, ClientConnectionSettings settings) {
    Uri uri = request.getUri();
    return new PekkoOrigin(
        uri.host().address(), uri.port(), uri.getScheme().equalsIgnoreCase("https"), settings);
  }
}
