package bearer.agent.config;

import bearer.agent.net.HostName;

/** An API that a rule's API takes the place of. */
public final class RetiredApi extends Content {
  /** As its users name it. */
  public final String name;

  public final HostName host;

  /** The base URL that takes the place of its own. */
  public final String successor;

  public RetiredApi(String name, HostName host, String successor) {
    this.name = name;
    this.host = host;
    this.successor = successor;
  }

  @Override
  Object[] parts() {
    return new Object[] {name, host, successor};
  }
}
