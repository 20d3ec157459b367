package bearer.agent.clients;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Uri;

/** Where a connection of Pekko's leads. Immutable. */
final class PekkoOrigin {
  final String host;
  final int port;
  final boolean isSecure;

  PekkoOrigin(String host, int port, boolean isSecure) {
    this.host = host;
    this.port = port;
    this.isSecure = isSecure;
  }

  /** Where the connection of a pool leads that a request is for. */
  static PekkoOrigin of(HttpRequest request) {
    Uri uri = request.getUri();
    return new PekkoOrigin(
        uri.host().address(), uri.port(), uri.getScheme().equalsIgnoreCase("https"));
  }
}
