package bearer.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that the operator decided about requests. A later change is a new instance. */
public final class AgentConfig {
  /** At least one, but for a configuration that waits to be mended. */
  public final List<RuleConfig> rules;

  /** False if the operator has switched everything off, whatever the rules say: they are off. */
  public final boolean enabled;

  /** The names of the files beside that of {@code bearer.config} that it was read from. */
  public final List<String> files;

  public AgentConfig(List<RuleConfig> rules) {
    this(rules, true, Collections.<String>emptyList());
  }

  public AgentConfig(List<RuleConfig> rules, boolean enabled, List<String> files) {
    this.enabled = enabled;
    this.files = files;
    this.rules = Collections.unmodifiableList(new ArrayList<>(rules));
  }

  /** Every credential that a request can get a token of, each once, in the order of the rules. */
  public Set<Credential> credentials() {
    Set<Credential> all = new LinkedHashSet<>();
    for (RuleConfig rule : rules) {
      all.addAll(rule.byLegacyToken ? rule.merchants.values() : rule.credentials());
    }
    return all;
  }

  /** The same with every rule off. */
  public AgentConfig off() {
    List<RuleConfig> off = new ArrayList<>();
    for (RuleConfig rule : rules) {
      off.add(rule.off());
    }
    return new AgentConfig(off, enabled, files);
  }
}
