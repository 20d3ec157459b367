package bearer.agent.control;

import bearer.agent.config.AgentConfig;

/** What a changed configuration is for. */
public interface Target {
  /** From the next request on; also where all rules were off until now. */
  void replace(AgentConfig config);
}
