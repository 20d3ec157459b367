package bearer.agent.install;

import bearer.agent.blindspots.ConnectionHooks;
import bearer.agent.clients.Clients;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.BlindSpotReports;
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
import java.io.Closeable;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Starts the agent: configuration, name gate, classes that are loaded already. Called through
 * reflection by the bootstrap, once for each {@code premain} and {@code agentmain}; whatever can
 * wait until a client class loads does wait.
 */
public final class AgentMain {
  private AgentMain() {}

  /** Takes what {@code premain} takes. Closes this class's loader if the agent stays inactive. */
  public static void start(@Nullable String arguments, Instrumentation instrumentation)
      throws IOException {
    ConfigResult result = ConfigReader.read(Sources.ofJvm());
    AgentConfig config = result.problems.isEmpty() ? result.config : null;
    Log log = log(result, config != null, arguments, instrumentation);
    if (config == null) {
      tellInactive(result, log);
      close();
    } else {
      start(config, result, log, instrumentation);
    }
  }

  /** As {@link #start}, where another agent of this jar, in a loader of its own, is active. */
  public static void startAgain(@Nullable String arguments, Instrumentation instrumentation)
      throws IOException {
    log(ConfigReader.read(Sources.ofJvm()), false, arguments, instrumentation)
        .log(Level.WARN, Code.ALREADY_RUNNING, "already running in this JVM; nothing was changed");
    close();
  }

  private static void close() throws IOException {
    ((Closeable) AgentMain.class.getClassLoader()).close();
  }

  private static Log log(
      ConfigResult result,
      boolean active,
      @Nullable String arguments,
      Instrumentation instrumentation) {
    Log log = AgentLog.of(result.start.log, active, instrumentation);
    if (arguments != null && !arguments.isEmpty()) {
      log.log(
          Level.WARN,
          Code.AGENT_ARGUMENTS,
          "arguments behind the jar's name are not read; set -Dbearer.* system properties instead");
    }
    return log;
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

  private static void tellInactive(ConfigResult result, Log log) {
    if (!result.problems.isEmpty()) {
      tell(result.problems, log);
    } else if (result.state == ConfigResult.State.OFF) {
      log.log(Level.INFO, Code.MODE_OFF, "inactive: bearer.mode is off");
    } else {
      log.log(
          Level.WARN,
          Code.NOT_CONFIGURED,
          "inactive: nothing is configured; set bearer.provider (picpay, qpay) or bearer.hosts"
              + " and bearer.token-url, then bearer.client-id and bearer.client-secret-file");
    }
  }

  private static ClientHook[] hooks(BlindSpotReports reports) {
    ClientHook[] clients = Clients.all();
    if (reports == BlindSpotReports.OFF) {
      return clients;
    }
    ClientHook[] connections = ConnectionHooks.all();
    ClientHook[] all = Arrays.copyOf(clients, clients.length + connections.length);
    System.arraycopy(connections, 0, all, clients.length, connections.length);
    return all;
  }

  private static void start(
      AgentConfig config, ConfigResult result, Log log, Instrumentation instrumentation) {
    for (Problem warning : result.warnings) {
      log.log(warning.level, warning.code, warning.message);
    }
    // the loader can put the bridge on the boot class path, where it cannot be in java.base
    Runnable appendBridge = (Runnable) AgentMain.class.getClassLoader();
    ClientHook[] hooks = hooks(result.start.blindSpots);
    Graph graph = new ObjectGraph(config, log);
    Weaving weaving =
        new Weaving(hooks, graph, result.start.bridge, log, instrumentation, appendBridge);
    NameGate gate = new NameGate(hooks, weaving, log);
    instrumentation.addTransformer(gate, true);
    gate.retransformLoaded(instrumentation);
    if (log.logs(Level.INFO)) {
      tellActive(config, log);
    }
  }

  private static void tellActive(AgentConfig config, Log log) {
    for (RuleConfig rule : config.rules) {
      log.log(
          Level.INFO,
          Code.ACTIVE,
          ActiveLine.of(rule),
          Field.of("mode", ActiveLine.word(rule.treatment.mode)),
          Field.clientId(rule.credential.client.toString()));
    }
  }
}
