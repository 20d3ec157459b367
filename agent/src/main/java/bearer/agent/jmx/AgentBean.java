package bearer.agent.jmx;

import bearer.agent.base.Privileged;
import bearer.agent.config.ControlLevel;
import bearer.agent.control.Caller;
import bearer.agent.control.Operations;
import bearer.agent.control.Refused;
import bearer.agent.control.Target;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Version;
import java.security.PrivilegedAction;
import java.util.Map;
import java.util.TreeMap;

/** The operations, as JMX knows them. */
final class AgentBean implements BearerAgentMXBean {
  private final Operations operations;
  private final Target target;
  private final ControlLevel level;

  AgentBean(Operations operations, Target target, ControlLevel level) {
    this.operations = operations;
    this.target = target;
    this.level = level;
  }

  /** What an operation does. */
  private interface Work {
    String done(Caller caller) throws Refused;
  }

  /** Who asks is known outside of what runs with the agent's own permissions. */
  private String carriedOut(String reason, Work work) {
    Caller caller = new Caller("jmx", level, Principals.current(), String.valueOf(reason));
    return Privileged.run((PrivilegedAction<String>) () -> carriedOut(caller, work));
  }

  private static String carriedOut(Caller caller, Work work) {
    try {
      return work.done(caller);
    } catch (Refused refused) {
      switch (refused.exitCode) {
        case Refused.NOT_ALLOWED:
          throw new SecurityException(refused.why());
        case Refused.INVALID:
          throw new IllegalArgumentException(refused.why());
        default:
          throw new IllegalStateException(refused.why());
      }
    }
  }

  @Override
  public String getVersion() {
    return Version.TEXT;
  }

  @Override
  public String getState() {
    return operations.state();
  }

  @Override
  public Map<String, Long> getCounters() {
    Counters counters = target.counters();
    Map<String, Long> all = new TreeMap<>();
    for (Counter counter : Counter.values()) {
      all.put(counter.label(), counters == null ? 0 : counters.value(counter));
    }
    return all;
  }

  @Override
  public String status() {
    return carriedOut("", caller -> operations.status(caller).text());
  }

  @Override
  public String explain(String url, String method) {
    return carriedOut("", caller -> operations.explain(caller, url, method).text());
  }

  @Override
  public String mode(String mode, String rule, String duration, String reason) {
    return carriedOut(reason, caller -> operations.mode(caller, mode, rule, duration));
  }

  @Override
  public String percent(String percent, String rule, String duration, String reason) {
    return carriedOut(reason, caller -> operations.percent(caller, percent, rule, duration));
  }

  @Override
  public String refresh(String reason) {
    return carriedOut(reason, operations::refresh);
  }

  @Override
  public String pause(String duration, String reason) {
    return carriedOut(reason, caller -> operations.pause(caller, duration));
  }

  @Override
  public String resume(String reason) {
    return carriedOut(reason, operations::resume);
  }

  @Override
  public String resumeRule(String rule, String reason) {
    return carriedOut(reason, caller -> operations.resume(caller, rule));
  }

  @Override
  public String reset(String rule, String reason) {
    return carriedOut(reason, caller -> operations.reset(caller, rule));
  }
}
