package bearer.agent.metrics;

import java.util.List;

/** A place where what is measured goes. For one thread of the agent's own. */
public interface Publisher {
  /** Never throws for what the place can do about it; reports it. */
  void publish(List<Sample> samples);
}
