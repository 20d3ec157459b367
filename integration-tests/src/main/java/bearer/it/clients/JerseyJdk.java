package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;

/** What Jersey's versions have in common with the JDK connector. */
final class JerseyJdk {
  static final String MOST_CONNECTIONS =
      "jersey.config.client.JdkConnectorProvider.maxConnectionsPerDestination";

  private JerseyJdk() {}

  static ClientVersion version(Class<? extends Adapter> adapter, String row) {
    return ClientVersion.of(adapter, row, "Jersey's JDK connector", 5)
        .without(Feature.PROXY, "it has a tunnel through the proxy even for plain http")
        .without(Feature.HTTP2, "it speaks HTTP/1.1 only")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again")
        .without(Feature.REPLAY, "it sends nothing again")
        .without(Feature.REWRITTEN, "where its calls begin is not woven yet")
        .without(
            Feature.REFUSED_LOCATION, "whom one leads to a name that is no host, it never answers")
        .without(Feature.CREDENTIALS, "a filter of Jersey's sends them, above the connector");
  }
}
