package bearer.agent.install;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Alarms;
import bearer.agent.base.Stopped;
import bearer.agent.base.Ticker;
import bearer.agent.control.Snapshot;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.evidence.Keeper;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Starts what keeps evidence, a moment after the first request, in a thread of its own. */
final class EvidenceThread implements Runnable {
  private static final long FIRST = TimeUnit.SECONDS.toNanos(2);

  private final Running running;
  private final String directory;
  private final Log log;

  EvidenceThread(Running running, String directory, Log log) {
    this.running = running;
    this.directory = directory;
    this.log = log;
  }

  /** Never blocks. */
  void startWith(Alarms alarms) {
    try {
      alarms.after(FIRST, this);
    } catch (Throwable noThread) {
      Stopped.rethrow(noThread);
      log.log(
          Level.WARN,
          Code.EVIDENCE_UNWRITABLE,
          "no evidence is kept in " + directory + ": " + noThread);
    }
  }

  @Override
  public void run() {
    new AgentThread("evidence", new Start()).start();
  }

  /** The one class here that knows files. */
  private final class Start implements Runnable {
    @Override
    public void run() {
      Snapshot snapshot = running.snapshot();
      new Keeper(
              directory,
              snapshot.name(),
              snapshot.run(),
              new Supplier<String>() {
                @Override
                public String get() {
                  return snapshot.line();
                }
              },
              log,
              Ticker.SYSTEM)
          .run();
    }
  }
}
