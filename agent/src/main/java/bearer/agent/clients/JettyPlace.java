package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import java.util.List;

/** What a head of Jetty's says of itself and of its connection. */
abstract class JettyPlace extends HeadPlace<JettyHead> implements JettyHop {
  @Override
  public final void link(Class<?> woven) {
    JettyLink.check(woven, "sendHeaders", false);
  }

  @Override
  public final Fact tls(JettyHead head) {
    return head.tls();
  }

  @Override
  public final Fact forwardProxy(JettyHead head) {
    return head.forwardProxy();
  }

  @Override
  public final List<String> headers(JettyHead head, String name) {
    return head.headers(name);
  }

  @Override
  protected final Object standsFor(JettyHead head) {
    return head.request;
  }
}
