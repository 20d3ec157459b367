package bearer.benchmarks.startup.programs;

/** What any agent costs: the least that one can be. */
public final class EmptyAgent {
  private EmptyAgent() {}

  public static void premain(String arguments) {}
}
