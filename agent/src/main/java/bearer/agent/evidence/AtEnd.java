package bearer.agent.evidence;

import bearer.agent.base.AgentThread;

/**
 * Writes once more as the JVM ends: why somebody restarts a service is often in its last minute. A
 * directory that does not answer holds the end up for a second, not longer.
 */
final class AtEnd implements Runnable {
  static final long PATIENCE_MILLIS = 1_000;

  private final Keeper keeper;

  AtEnd(Keeper keeper) {
    this.keeper = keeper;
  }

  /** Does nothing if the JVM ends already, or a security manager forbids it. */
  void register() {
    try {
      Runtime.getRuntime().addShutdownHook(new AgentThread("evidence-end", this));
    } catch (IllegalStateException | SecurityException impossible) {
      // then the last minute is not kept
    }
  }

  @Override
  public void run() {
    try {
      Thread last =
          new AgentThread(
              "evidence-last",
              new Runnable() {
                @Override
                public void run() {
                  keeper.write();
                }
              });
      last.start();
      last.join(PATIENCE_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
