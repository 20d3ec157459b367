package bearer.agent.install;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Alarms;
import bearer.agent.base.ContinuationThreads;
import bearer.agent.base.Stopped;
import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.BlindSpotReports;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.ControlLevel;
import bearer.agent.config.Credential;
import bearer.agent.config.Mode;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.StartConfig;
import bearer.agent.control.LiveConfig;
import bearer.agent.control.MerchantChanges;
import bearer.agent.control.Operations;
import bearer.agent.control.Snapshot;
import bearer.agent.control.Target;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.jmx.Beans;
import bearer.agent.options.Sources;
import bearer.agent.rules.Evidence;
import bearer.agent.rules.Policy;
import bearer.agent.token.TokenCell;
import bearer.agent.weave.NameGate;
import bearer.agent.weave.Weaving;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent at work, from the first moment at which a rule is not off. Thread-safe. */
final class Running implements Target, Runnable {
  private final StartConfig start;
  private final Sources sources;
  private final ConfigResult first;
  private final Log log;
  private final Instrumentation instrumentation;
  private final long startedMillis = Ticker.SYSTEM.wallMillis();

  private final FirstMerchants firstMerchants = new FirstMerchants(this);

  private final Runnable beforehand =
      new Runnable() {
        @Override
        public void run() {
          if (start.fingerprintKeyFile != null) {
            FingerprintKey.read(start.fingerprintKeyFile, log);
          }
          firstMerchants.run();
        }
      };

  private volatile @Nullable ObjectGraph graph;

  @GuardedBy("this")
  private @Nullable LiveConfig live;

  @GuardedBy("this")
  private @Nullable Operations operations;

  @GuardedBy("this")
  private @Nullable Snapshot snapshot;

  @GuardedBy("this")
  private @Nullable Alarms alarms;

  /** With alarms that somebody else has made. */
  Running(
      Sources sources,
      ConfigResult first,
      Log log,
      Instrumentation instrumentation,
      Alarms alarms) {
    this(sources, first, log, instrumentation);
    this.alarms = alarms;
  }

  /**
   * @param sources as they were at the start, with the file as it was then
   * @param first what was read of them
   */
  Running(Sources sources, ConfigResult first, Log log, Instrumentation instrumentation) {
    this.start = first.start;
    this.sources = sources;
    this.first = first;
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

  /** Made when it is first asked for: most processes never do. */
  synchronized LiveConfig live() {
    LiveConfig known = live;
    if (known == null) {
      known = new LiveConfig(sources, first, this);
      live = known;
    }
    return known;
  }

  /** Reads them behind everybody, and again when they change. */
  void readMerchants(String directory) {
    MerchantChanges changes =
        new MerchantChanges(live(), directory, start.follows(), log, Ticker.SYSTEM);
    firstMerchants.comeWith(changes.first());
    new AgentThread("merchants", changes).start();
  }

  /** As {@link #live}. */
  synchronized Operations operations() {
    Operations known = operations;
    if (known == null) {
      known = new Operations(live(), this, log, Ticker.SYSTEM, alarms());
      operations = known;
    }
    return known;
  }

  /** As {@link #live}. */
  synchronized Snapshot snapshot() {
    Snapshot known = snapshot;
    if (known == null) {
      known = new Snapshot(live(), this, log, Ticker.SYSTEM);
      snapshot = known;
    }
    return known;
  }

  private synchronized Alarms alarms() {
    Alarms known = alarms;
    if (known == null) {
      known = new ContinuationThreads();
      alarms = known;
    }
    return known;
  }

  /** Requests come: not before, the agent shows itself in JMX, and writes files. */
  @Override
  public void run() {
    String directory = start.evidenceDir;
    if (directory != null) {
      new EvidenceThread(this, directory, log).startWith(alarms());
    }
    if (start.control().jmx == ControlLevel.NONE) {
      return;
    }
    try {
      new JmxWatch(this, instrumentation, alarms()).start();
    } catch (Throwable noThread) {
      Stopped.rethrow(noThread);
      jmxFails(noThread);
    }
  }

  /** Whatever it is: all else goes on. */
  void jmxFails(Throwable failed) {
    log.log(Level.WARN, Code.JMX_UNUSED, "the agent is not in JMX, and does all else: " + failed);
  }

  /** To be asked for where JMX is in use alone. */
  Beans beans() {
    return new Beans(operations(), live(), this, log, start.control().jmx);
  }

  StartConfig start() {
    return start;
  }

  @Override
  public long startedMillis() {
    return startedMillis;
  }

  @Override
  public @Nullable TokenCell cellOf(Credential credential) {
    ObjectGraph known = graph;
    Policy policy = known == null ? null : known.policy();
    return policy == null ? null : policy.cellOf(credential);
  }

  @Override
  public List<String> closeBreakers(String rule) {
    ObjectGraph known = graph;
    Policy policy = known == null ? null : known.policy();
    return policy == null ? Collections.<String>emptyList() : policy.closeBreakers(rule);
  }

  @Override
  public @Nullable Counters counters() {
    ObjectGraph known = graph;
    return known == null ? null : known.counters();
  }

  @Override
  public @Nullable Evidence evidence() {
    ObjectGraph known = graph;
    return known == null ? null : known.evidence();
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
    ObjectGraph made = new ObjectGraph(config, start.file != null, log, beforehand, this);
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
