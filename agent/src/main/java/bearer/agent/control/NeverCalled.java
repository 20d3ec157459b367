package bearer.agent.control;

import bearer.agent.config.RuleConfig;
import bearer.agent.net.HostName;
import bearer.agent.net.HostPattern;
import bearer.agent.rules.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is configured and no request has been for. */
final class NeverCalled {
  private NeverCalled() {}

  /** Hosts of a rule, as they are written; none where too many hosts were called to tell. */
  static List<String> hosts(RuleConfig rule, @Nullable Evidence evidence) {
    List<String> hosts = new ArrayList<>();
    for (HostPattern host : rule.selection.hosts) {
      if (evidence == null || !isCalled(rule, host, evidence)) {
        hosts.add(host.toString());
      }
    }
    return hosts;
  }

  private static boolean isCalled(RuleConfig rule, HostPattern host, Evidence evidence) {
    for (Evidence.Entry entry : evidence.entries) {
      if (entry.rule.equals(rule.name)
          && (entry.host.equals("*") || host.matches(HostName.named(entry.host)))) {
        return true;
      }
    }
    return false;
  }
}
