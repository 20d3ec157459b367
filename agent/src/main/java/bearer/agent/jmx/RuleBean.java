package bearer.agent.jmx;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.RuleConfig;
import bearer.agent.control.Described;
import bearer.agent.control.LiveConfig;
import bearer.agent.control.Target;
import java.util.ArrayList;
import java.util.List;

/** Reads when it is asked. */
final class RuleBean implements RuleMXBean {
  private final LiveConfig live;
  private final Target target;
  private final String name;

  RuleBean(LiveConfig live, Target target, String name) {
    this.live = live;
    this.target = target;
    this.name = name;
  }

  private RuleConfig rule() {
    AgentConfig config = live.config();
    for (RuleConfig rule : config.rules) {
      if (rule.name.equals(name)) {
        return rule;
      }
    }
    throw new IllegalStateException("the rule is gone");
  }

  @Override
  public String getMode() {
    return Described.word(rule().treatment.mode);
  }

  @Override
  public int getPercent() {
    return rule().treatment.percent;
  }

  @Override
  public boolean isThisProcessIn() {
    return rule().treatment.inPercent;
  }

  @Override
  public String[] getHosts() {
    List<String> hosts = new ArrayList<>();
    for (Object host : rule().selection.hosts) {
      hosts.add(String.valueOf(host));
    }
    return hosts.toArray(new String[0]);
  }

  @Override
  public String[] getCredentials() {
    return Described.credentials(rule()).toArray(new String[0]);
  }

  private RuleNumbers numbers() {
    rule();
    return new RuleNumbers(name, target.evidence());
  }

  @Override
  public long getCallsWithToken() {
    return numbers().withToken();
  }

  @Override
  public long getCallsWithoutToken() {
    return numbers().withoutToken();
  }

  @Override
  public long getCallsFailed() {
    return numbers().failed();
  }

  @Override
  public long getRefused() {
    return numbers().refused();
  }

  @Override
  public long getLegacyHeaderSent() {
    return numbers().legacySent();
  }

  @Override
  public boolean isTokenRefused() {
    return numbers().isTokenRefused();
  }

  @Override
  public boolean isBreakerOpen() {
    return numbers().isBreakerOpen();
  }

  @Override
  public int getWayBackRefusedWith() {
    return numbers().wayBackRefusedWith();
  }
}
