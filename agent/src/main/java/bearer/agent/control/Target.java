package bearer.agent.control;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.diag.Counters;
import bearer.agent.rules.Evidence;
import bearer.agent.token.TokenCell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent at work, as far as it can be changed and asked. Any thread. */
public interface Target {
  /** From the next request on; also where all rules were off until now. */
  void replace(AgentConfig config);

  /** When the agent began, in milliseconds since 1970. */
  long startedMillis();

  /** Null if no rule has it, or no client class has loaded yet. */
  @Nullable TokenCell cellOf(Credential credential);

  /** Answers the credentials whose breaker was open under a rule, and is not any more. */
  List<String> closeBreakers(String rule);

  /** Null if no client class has loaded yet. */
  @Nullable Counters counters();

  /** As {@link #counters}. */
  @Nullable Evidence evidence();
}
