package bearer.agent.install;

import bearer.agent.clients.Clients;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Problem;
import bearer.agent.config.RuleConfig;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.ClientHook;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.weave.Graph;
import bearer.agent.weave.NameGate;
import bearer.agent.weave.Weaving;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.instrument.Instrumentation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Starts the agent: configuration, name gate, classes that are loaded already. Called through
 * reflection by the bootstrap, once for each {@code premain} and {@code agentmain}; whatever can
 * wait until a client class loads does wait.
 */
public final class AgentMain {
  @GuardedBy("AgentMain.class")
  private static boolean running;

  private AgentMain() {}

  /** Takes what {@code premain} takes. */
  public static synchronized void start(
      @Nullable String arguments, Instrumentation instrumentation) {
    ConfigResult result = ConfigReader.read(Sources.ofJvm());
    Log log = AgentLog.of(result.start.log, !running && result.config != null, instrumentation);
    if (arguments != null && !arguments.isEmpty()) {
      log.log(
          Level.WARN,
          Code.AGENT_ARGUMENTS,
          "arguments behind the jar's name are not read; set -Dbearer.* system properties instead");
    }
    if (running) {
      log.log(Level.WARN, Code.ALREADY_RUNNING, "already running in this JVM; nothing was changed");
    } else if (result.problems.isEmpty()) {
      start(result, log, instrumentation);
    } else {
      tell(result.problems, log);
    }
  }

  private static void tell(Iterable<Problem> problems, Log log) {
    int count = 0;
    for (Problem ignored : problems) {
      count++;
    }
    log.log(
        Level.ERROR,
        Code.CONFIGURATION_INVALID,
        "the agent is inactive: "
            + count
            + (count == 1 ? " problem" : " problems")
            + " in its configuration");
    for (Problem problem : problems) {
      log.log(Level.ERROR, problem.code, problem.message);
    }
  }

  @GuardedBy("AgentMain.class")
  private static void start(ConfigResult result, Log log, Instrumentation instrumentation) {
    AgentConfig config = result.config;
    if (config == null) {
      if (result.state == ConfigResult.State.OFF) {
        log.log(Level.INFO, Code.MODE_OFF, "inactive: bearer.mode is off");
      } else {
        log.log(
            Level.WARN,
            Code.NOT_CONFIGURED,
            "inactive: nothing is configured; set bearer.provider (picpay, qpay) or bearer.hosts"
                + " and bearer.token-url, then bearer.client-id and bearer.client-secret-file");
      }
      return;
    }
    for (Problem warning : result.warnings) {
      log.log(Level.WARN, warning.code, warning.message);
    }
    // the loader can put the bridge on the boot class path, where it cannot be in java.base
    Runnable appendBridge = (Runnable) AgentMain.class.getClassLoader();
    ClientHook[] hooks = Clients.all();
    Graph graph = new ObjectGraph(config, log);
    Weaving weaving =
        new Weaving(hooks, graph, result.start.bridge, log, instrumentation, appendBridge);
    NameGate gate = new NameGate(hooks, weaving, log);
    instrumentation.addTransformer(gate, true);
    running = true;
    gate.retransformLoaded(instrumentation);
    RuleConfig rule = config.rules.get(0);
    log.log(
        Level.INFO,
        Code.ACTIVE,
        "active: mode "
            + rule.treatment.mode.name().toLowerCase(Locale.ROOT)
            + ", hosts "
            + rule.selection.hosts
            + ", client id "
            + rule.credential.client.id.text,
        Field.of("mode", rule.treatment.mode.name().toLowerCase(Locale.ROOT)),
        Field.clientId(rule.credential.client.id.text));
  }
}
