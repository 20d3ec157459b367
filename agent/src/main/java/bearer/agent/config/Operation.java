package bearer.agent.config;

import bearer.agent.net.PathPattern;

/** Requests by method and path. */
public final class Operation extends Content {
  /** In capitals; empty for any. */
  private final String method;

  private final PathPattern path;

  public Operation(String method, PathPattern path) {
    this.method = method;
    this.path = path;
  }

  public boolean is(String actualMethod, String target) {
    return (method.isEmpty() || method.equalsIgnoreCase(actualMethod)) && path.matches(target);
  }

  @Override
  Object[] parts() {
    return new Object[] {method, path};
  }
}
