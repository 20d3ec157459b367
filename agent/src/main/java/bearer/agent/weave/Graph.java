package bearer.agent.weave;

import bearer.agent.hop.Requests;

/** What decides about requests. Costs nothing until a client class loads. */
public interface Graph {
  /** Called once; starts nothing. */
  Requests build();

  /** From now on requests come. */
  void connected();
}
