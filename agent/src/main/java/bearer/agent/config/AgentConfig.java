package bearer.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything that the operator decided about requests. A later change is a new instance. */
public final class AgentConfig {
  /** At least one. */
  public final List<RuleConfig> rules;

  public AgentConfig(List<RuleConfig> rules) {
    this.rules = Collections.unmodifiableList(new ArrayList<>(rules));
  }
}
