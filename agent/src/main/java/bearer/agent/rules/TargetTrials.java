package bearer.agent.rules;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Alarms;
import bearer.agent.base.Stopped;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.net.Url;

/**
 * While a rule observes: tries once whether this process gets to where its requests would be sent,
 * by name, proxy and certificate, and says so. No request is sent, and nobody waits. Thread-safe.
 */
final class TargetTrials {
  private final Log log;
  private final Alarms alarms;
  private final CellFactory network;

  TargetTrials(Log log, Alarms alarms, CellFactory network) {
    this.network = network;
    this.log = log;
    this.alarms = alarms;
  }

  /** Mostly one comparison. */
  void tryOnce(Source source) {
    Rule rule = source.rule;
    if (rule.observes && rule.triesCredential && source.tried.compareAndSet(false, true)) {
      try {
        alarms.after(0, onOwnThread(rule.name, source.rewrite.to));
      } catch (Throwable noThread) { // it stays untried, and calls are seen to get there later
        Stopped.rethrow(noThread);
      }
    }
  }

  /** The clock's thread must not wait for a network. */
  private Runnable onOwnThread(String rule, Url target) {
    return new Runnable() {
      @Override
      public void run() {
        new AgentThread("target", () -> attempt(rule, target)).start();
      }
    };
  }

  void attempt(String rule, Url target) {
    try {
      network.connect(target);
      tell(Level.INFO, Code.TARGET_REACHED, rule, target, " can be reached from here");
    } catch (Throwable failed) { // whatever a proxy selector or a socket factory may throw
      Stopped.rethrow(failed);
      tell(
          Level.WARN,
          Code.TARGET_NOT_REACHED,
          rule,
          target,
          " could not be reached from here, and requests would have been sent there: " + failed);
    }
  }

  private void tell(Level level, Code code, String rule, Url target, String what) {
    log.log(
        level,
        code,
        target.server + what + " (rule " + rule + ")",
        Field.host(target.host.text),
        Field.of("rule", rule));
  }
}
