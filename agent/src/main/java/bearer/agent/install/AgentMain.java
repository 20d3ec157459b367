package bearer.agent.install;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.BlindSpotReports;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Problem;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.weave.Graph;
import bearer.agent.weave.NameGate;
import bearer.agent.weave.Weaving;
import java.io.Closeable;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
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

  private static void start(
      AgentConfig config, ConfigResult result, Log log, Instrumentation instrumentation) {
    for (Problem warning : result.warnings) {
      log.log(warning.level, warning.code, warning.message);
    }
    // the loader can put the bridge on the boot class path, where it cannot be in java.base
    Runnable appendBridge = (Runnable) AgentMain.class.getClassLoader();
    Graph graph = new ObjectGraph(config, log);
    Weaving weaving = new Weaving(graph, result.start.bridge, log, instrumentation, appendBridge);
    char leftOut = result.start.blindSpots == BlindSpotReports.OFF ? 'c' : ' ';
    NameGate gate = new NameGate(HookedTypes.text(), leftOut, weaving, log);
    instrumentation.addTransformer(gate, true);
    gate.retransformLoaded(instrumentation);
    if (log.logs(Level.INFO)) {
      ActiveLine.tell(config, log);
    }
  }
}
