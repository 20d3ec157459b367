package bearer.agent.config;

import bearer.agent.net.HeaderName;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import java.util.List;
import java.util.Set;

/** Which requests a rule is for. */
public final class Selection extends Content {
  public final List<HostPattern> hosts;
  public final List<PathPattern> paths;

  /** In capitals; none for every method. */
  public final Set<String> methods;

  /** Whether the token may travel over plain http to other machines. */
  public final boolean allowHttp;

  /** A request needs one of them; none needs any if there is none. */
  public final List<HeaderName> requiredHeaders;

  /** Whether a redirect from a host that is not the rule's may lead to it. */
  public final boolean redirectedFromElsewhere;

  public Selection(
      List<HostPattern> hosts,
      List<PathPattern> paths,
      Set<String> methods,
      boolean allowHttp,
      List<HeaderName> requiredHeaders,
      boolean redirectedFromElsewhere) {
    this.hosts = hosts;
    this.paths = paths;
    this.methods = methods;
    this.allowHttp = allowHttp;
    this.requiredHeaders = requiredHeaders;
    this.redirectedFromElsewhere = redirectedFromElsewhere;
  }

  @Override
  Object[] parts() {
    return new Object[] {
      hosts, paths, methods, allowHttp, requiredHeaders, redirectedFromElsewhere
    };
  }
}
