package bearer.it.clients;

import bearer.it.contract.AdapterOptions;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;

/** What Pekko HTTP and Akka HTTP, which it was, have in common. */
final class PekkoSettings {
  private PekkoSettings() {}

  /** What it cannot do under either name. */
  static ClientVersion lacks(ClientVersion version) {
    return version
        .without(Feature.CHANGE_TOLD, "changed versions of it have not been gone through yet")
        .without(Feature.HTTP2, "its connections over HTTP/2 are not woven yet")
        .without(Feature.PROXY, "it has a tunnel through the proxy even for plain http")
        .without(Feature.CREDENTIALS, "it knows no credentials")
        .without(Feature.REDIRECT, "it follows no redirect")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "it follows no redirect")
        .without(Feature.REPLAY, "it sends nothing again that has been answered")
        .without(Feature.REWRITTEN, "where its calls begin is not woven yet");
  }

  /**
   * Says nothing, and lets as many calls begin as there are.
   *
   * @param name what its settings begin with
   */
  static String config(String name) {
    return name
        + " { loglevel = OFF, stdout-loglevel = OFF, daemonic = on, http.host-connection-pool"
        + " { max-connections = "
        + AdapterOptions.MAX_CONNECTIONS
        + ", max-open-requests = "
        + AdapterOptions.MAX_CONNECTIONS
        + " } }";
  }
}
