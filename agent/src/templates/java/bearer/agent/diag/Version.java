package bearer.agent.diag;

/** The agent's own version; filled in by the build. */
public final class Version {
  public static final String TEXT = "${project.version}";

  private Version() {}
}
