package bearer.agent.config;

import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import java.util.List;

/** Which requests a rule is for. */
public final class Selection extends Content {
  public final List<HostPattern> hosts;
  public final List<PathPattern> paths;

  /** Whether the token may travel over plain http to other machines. */
  public final boolean allowHttp;

  public Selection(List<HostPattern> hosts, List<PathPattern> paths, boolean allowHttp) {
    this.hosts = hosts;
    this.paths = paths;
    this.allowHttp = allowHttp;
  }

  @Override
  Object[] parts() {
    return new Object[] {hosts, paths, allowHttp};
  }
}
