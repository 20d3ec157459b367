package bearer.agent.options;

/** The machine, pod or container that a process runs in. */
public final class Machine {
  private Machine() {}

  /** Without asking a name server, which can take long; empty if nobody says. Reads a file. */
  public static String name() {
    return InstanceDraw.hostName();
  }
}
