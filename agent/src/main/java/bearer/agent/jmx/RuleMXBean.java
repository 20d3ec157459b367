package bearer.agent.jmx;

/** One rule, as {@code bearer.agent:type=Rule,name=...}. */
public interface RuleMXBean {
  /** Of the configuration under what operators have changed; a pause does not show here. */
  String getMode();

  int getPercent();

  boolean isThisProcessIn();

  String[] getHosts();

  String[] getCredentials();
}
