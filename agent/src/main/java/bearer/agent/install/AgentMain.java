package bearer.agent.install;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Problem;
import bearer.agent.control.ConfigChanges;
import bearer.agent.control.Request;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Starts the agent: configuration, name gate, classes that are loaded already. Called through
 * reflection by the bootstrap, once for each {@code premain} and {@code agentmain}; whatever can
 * wait until a client class loads does wait.
 */
public final class AgentMain {
  /** Exit code for a configuration that cannot be used (EX_CONFIG of sysexits.h). */
  private static final int UNUSABLE = 78;

  private static volatile @Nullable Running active;

  private AgentMain() {}

  /**
   * Takes what {@code premain} takes. Closes this class's loader if the agent stays inactive, and
   * ends the JVM if the operator wants that for a configuration that cannot be used.
   */
  public static void start(@Nullable String arguments, Instrumentation instrumentation)
      throws IOException {
    if (!isStarted(arguments, instrumentation)) {
      System.exit(UNUSABLE);
    }
  }

  /** As {@link #start}, in a JVM that runs already and goes on whatever comes of it. */
  public static void startAttached(@Nullable String arguments, Instrumentation instrumentation)
      throws IOException {
    isStarted(arguments, instrumentation);
  }

  /** Called through reflection where this agent is active, for the command line's request. */
  public static void answer(String file) throws IOException {
    Running running = active;
    if (running != null) {
      new Request(running.operations(), running.snapshot(), running.start().control().attach)
          .answer(new File(file));
    }
  }

  /** False if the application must not run. */
  @CanIgnoreReturnValue
  private static boolean isStarted(@Nullable String arguments, Instrumentation instrumentation)
      throws IOException {
    Sources sources = Sources.ofJvm().withFile();
    ConfigResult read = ConfigReader.read(sources);
    ConfigResult result = waits(read) ? read.waiting() : read;
    AgentConfig config = result.config;
    boolean watches = config != null && result.start.watches();
    boolean works = result.state == ConfigResult.State.ACTIVE;
    Log log = log(result, works || watches, arguments, instrumentation);
    if (!works) {
      tellInactive(result, log);
    }
    if (config == null || !(works || watches)) {
      close();
      return config != null || !result.start.exitsOnError;
    }
    for (Problem warning : result.warnings) {
      log.log(warning.level, warning.code, warning.message);
    }
    Running running = new Running(sources, result, log, instrumentation);
    active = running;
    running.replace(config);
    String directory = result.start.directory;
    if (directory != null) {
      running.readMerchants(directory);
    }
    if (result.start.metrics != null) {
      MetricsThread.start(running, result.start.metrics, log, instrumentation);
    }
    if (watches || (result.start.follows() && !config.files.isEmpty())) {
      new AgentThread("config", new ConfigChanges(running.live(), log, Ticker.SYSTEM)).start();
    }
    return true;
  }

  /** Whether the file of a configuration that is not valid may be mended while the JVM runs. */
  private static boolean waits(ConfigResult read) {
    return read.state == ConfigResult.State.INVALID
        && read.start.watches()
        && !read.start.exitsOnError;
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
      AgentConfig config = result.config;
      log.log(
          Level.INFO,
          Code.MODE_OFF,
          config == null || config.enabled
              ? "inactive: bearer.mode is off"
              : "inactive: bearer.enabled is false");
    } else {
      log.log(
          Level.WARN,
          Code.NOT_CONFIGURED,
          "inactive: nothing is configured; set bearer.provider (picpay, qpay) or bearer.hosts"
              + " and bearer.token-url, then bearer.client-id and bearer.client-secret-file");
    }
  }
}
