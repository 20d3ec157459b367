package bearer.agent.install;

/**
 * The classes that a request needs in a thread of the application, all of them. They are
 * initialised when the agent connects: later, in a recursion of the application that is about to
 * overflow the stack, the initialisation of one could fail, and with it every use ever after.
 */
final class HotPath {
  private static final String[] CLASSES = {
    "bearer.agent.answers.AnswerCells",
    "bearer.agent.answers.Breaker$Change",
    "bearer.agent.answers.Counts",
    "bearer.agent.answers.Verdict",
    "bearer.agent.hop.Edit",
    "bearer.agent.hop.Fact",
    "bearer.agent.hop.Headers",
    "bearer.agent.hop.Hop",
    "bearer.agent.hop.HeadPlace",
    "bearer.agent.hop.Inside",
    "bearer.agent.hop.Inside$1",
    "bearer.agent.hop.Inside$2",
    "bearer.agent.hop.PackageOpener",
    "bearer.agent.hop.Outbound",
    "bearer.agent.hop.Place$1",
    "bearer.agent.net.RequestTarget",
    "bearer.agent.net.DotSegments",
    "bearer.agent.net.Glob",
    "bearer.agent.net.IpLiteral",
    "bearer.agent.rules.CallSite",
    "bearer.agent.rules.Chance$2",
    "bearer.agent.rules.Destination",
    "bearer.agent.rules.Edits",
    "bearer.agent.rules.Edits$Made",
    "bearer.agent.rules.Grant",
    "bearer.agent.rules.LegacySent",
    "bearer.agent.rules.Tally",
    "bearer.agent.rules.Watch",
    "bearer.agent.rules.Watches$1", // as of Untouched
    "bearer.agent.rules.Exchanges$Key",
    "bearer.agent.rules.Exchanges$Probe",
    "bearer.agent.rules.Challenge",
    "bearer.agent.rules.TokenRequests",
    "bearer.agent.rules.Untouched$1", // what its switch is made of
    "bearer.agent.rules.Fallback$Refusers",
    "bearer.agent.rules.IdempotencyKey",
    "bearer.agent.token.ClockDrift",
    "bearer.agent.token.Flight",
    "bearer.agent.token.Flight$1",
    "bearer.agent.token.Renewal$1",
    "bearer.agent.token.Fetch",
    "bearer.agent.token.Held",
    "bearer.agent.base.AgentExecutor$Factory",
    "bearer.agent.base.ContextLoader",
    "bearer.agent.base.Stopped",
    "bearer.agent.base.ContinuationThreads$1",
    "bearer.agent.base.ContinuationThreads$3",
    "java.lang.Thread$State",
    "java.util.concurrent.CountDownLatch$Sync",
    "java.util.concurrent.LinkedBlockingQueue",
    "java.util.concurrent.SynchronousQueue",
    "java.util.concurrent.SynchronousQueue$TransferStack",
    "java.util.concurrent.SynchronousQueue$TransferStack$SNode",
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
