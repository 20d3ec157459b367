package bearer.agent.config;

import bearer.agent.net.HeaderName;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import java.util.List;

/** Which requests a rule is for. */
public final class Selection extends Content {
  public final List<HostPattern> hosts;
  public final List<PathPattern> paths;

  /** Whether the token may travel over plain http to other machines. */
  public final boolean allowHttp;

  /** A request needs one of them; none needs any if there is none. */
  public final List<HeaderName> requiredHeaders;

  /** Whether a redirect from a host that is not the rule's may lead to it. */
  public final boolean redirectedFromElsewhere;

  public Selection(
      List<HostPattern> hosts,
      List<PathPattern> paths,
      boolean allowHttp,
      List<HeaderName> requiredHeaders,
      boolean redirectedFromElsewhere) {
    this.hosts = hosts;
    this.paths = paths;
    this.allowHttp = allowHttp;
    this.requiredHeaders = requiredHeaders;
    this.redirectedFromElsewhere = redirectedFromElsewhere;
  }

  @Override
  Object[] parts() {
    return new Object[] {hosts, paths, allowHttp, requiredHeaders, redirectedFromElsewhere};
  }
}
