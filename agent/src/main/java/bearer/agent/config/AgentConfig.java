package bearer.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that the operator decided about requests. A later change is a new instance. */
public final class AgentConfig {
  /** At least one. */
  public final List<RuleConfig> rules;

  /** False if the operator has switched everything off, whatever the rules say: they are off. */
  public final boolean enabled;

  public AgentConfig(List<RuleConfig> rules) {
    this(rules, true);
  }

  public AgentConfig(List<RuleConfig> rules, boolean enabled) {
    this.enabled = enabled;
    this.rules = Collections.unmodifiableList(new ArrayList<>(rules));
  }

  /** Every credential that a request can get a token of, each once, in the order of the rules. */
  public Set<Credential> credentials() {
    Set<Credential> all = new LinkedHashSet<>();
    for (RuleConfig rule : rules) {
      all.addAll(rule.merchants.isEmpty() ? rule.credentials() : rule.merchants.values());
    }
    return all;
  }

  /** The same with every rule off. */
  public AgentConfig off() {
    List<RuleConfig> off = new ArrayList<>();
    for (RuleConfig rule : rules) {
      off.add(rule.off());
    }
    return new AgentConfig(off, enabled);
  }
}
