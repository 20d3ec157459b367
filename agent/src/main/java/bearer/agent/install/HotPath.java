package bearer.agent.install;

/**
 * The classes that a request needs in a thread of the application, all of them. They are
 * initialised when the agent connects: later, in a recursion of the application that is about to
 * overflow the stack, the initialisation of one could fail, and with it every use ever after.
 */
final class HotPath {
  private static final String[] CLASSES = {
    "bearer.agent.hop.Fact",
    "bearer.agent.hop.Headers",
    "bearer.agent.hop.Hop",
    "bearer.agent.hop.HeadPlace",
    "bearer.agent.hop.Outbound",
    "bearer.agent.hop.Place$1",
    "bearer.agent.net.RequestTarget",
    "bearer.agent.net.DotSegments",
    "bearer.agent.net.Glob",
    "bearer.agent.rules.Grant",
    "bearer.agent.rules.Exchanges$Key",
    "bearer.agent.rules.Exchanges$Probe",
    "bearer.agent.rules.Challenge",
    "bearer.agent.rules.Policy$1", // what its switch is made of
    "bearer.agent.token.Flight",
    "bearer.agent.token.Fetch",
    "bearer.agent.base.AgentExecutor$Factory",
    "java.lang.Thread$State",
    "java.util.concurrent.CountDownLatch$Sync",
    "java.util.concurrent.LinkedBlockingQueue",
    "java.util.concurrent.ThreadPoolExecutor$Worker",
    "java.util.concurrent.locks.AbstractQueuedSynchronizer$Node",
  };

  private HotPath() {}

  static void initialise() {
    for (String name : CLASSES) {
      try {
        Class.forName(name, true, HotPath.class.getClassLoader());
      } catch (ClassNotFoundException anotherJdk) {
        assert !name.startsWith("bearer."); // it has none like that
      }
    }
  }
}
