package bearer.agent.install;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.BlindSpotReports;
import bearer.agent.config.Mode;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.StartConfig;
import bearer.agent.control.Target;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.weave.NameGate;
import bearer.agent.weave.Weaving;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The agent at work, from the first moment at which a rule is not off. Thread-safe. */
final class Running implements Target {
  private final StartConfig start;
  private final Log log;
  private final Instrumentation instrumentation;

  @GuardedBy("this")
  private @Nullable ObjectGraph graph;

  Running(StartConfig start, Log log, Instrumentation instrumentation) {
    this.start = start;
    this.log = log;
    this.instrumentation = instrumentation;
  }

  @Override
  public synchronized void replace(AgentConfig config) {
    ObjectGraph known = graph;
    if (known != null) {
      known.replace(config);
    } else if (hasWork(config)) {
      graph = started(config);
    }
  }

  private static boolean hasWork(AgentConfig config) {
    for (RuleConfig rule : config.rules) {
      if (rule.treatment.mode != Mode.OFF) {
        return true;
      }
    }
    return false;
  }

  private ObjectGraph started(AgentConfig config) {
    // the loader can put the bridge on the boot class path, where it cannot be in java.base
    Runnable appendBridge = (Runnable) Running.class.getClassLoader();
    ObjectGraph made = new ObjectGraph(config, log);
    Weaving weaving = new Weaving(made, start.bridge, log, instrumentation, appendBridge);
    char leftOut = start.blindSpots == BlindSpotReports.OFF ? 'c' : ' ';
    NameGate gate = new NameGate(HookedTypes.text(), leftOut, weaving, log);
    instrumentation.addTransformer(gate, true);
    gate.retransformLoaded(instrumentation);
    if (log.logs(Level.INFO)) {
      ActiveLine.tell(config, log);
    }
    return made;
  }
}
