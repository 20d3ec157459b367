package bearer.agent.clients;

import bearer.agent.hop.Hop;
import org.jspecify.annotations.Nullable;

/** What an exchange of Jetty's says wherever it is shown. */
interface JettyHop extends Hop<JettyHead> {
  @Override
  default String method(JettyHead head) {
    return head.method();
  }

  @Override
  default String scheme(JettyHead head) {
    return head.origin.getScheme();
  }

  @Override
  default String host(JettyHead head) {
    return head.origin.getAddress().getHost();
  }

  @Override
  default int port(JettyHead head) {
    return head.origin.getAddress().getPort();
  }

  @Override
  default String target(JettyHead head) {
    return head.target();
  }

  @Override
  default @Nullable String header(JettyHead head, String name) {
    return head.header(name);
  }
}
