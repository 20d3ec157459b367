package bearer.agent.control;

import bearer.agent.base.Stopped;
import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Problem;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.options.Sources;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of {@code bearer.config}, and those with digests of legacy tokens, again when
 * their content has changed. What is not valid changes nothing. Runs on a thread of its own for as
 * long as the application does.
 */
public final class ConfigChanges implements Runnable {
  /** A change counts when two looks have found it: it holds after twice that. */
  private static final long PERIOD_MILLIS = 250;

  private static final String CONFIG = "bearer.config";

  private final LiveConfig live;
  private final @Nullable ConfigFile file;
  private final OtherFiles others;
  private final ConfigResult first;
  private final Log log;

  /** To be made before anybody changes the configuration. */
  public ConfigChanges(LiveConfig live, Log log, Ticker ticker) {
    this.live = live;
    this.first = live.result();
    this.file = first.start.watches() ? new ConfigFile(named(first), ticker) : null;
    this.others = new OtherFiles(ticker);
    this.log = log;
  }

  private static String named(ConfigResult result) {
    return Objects.requireNonNull(result.start.file);
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        lookSafely();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookSafely() {
    try {
      look();
    } catch (Throwable failed) {
      Stopped.rethrow(failed);
      log.once(
          Level.ERROR,
          Code.CHANGE_REFUSED,
          "failed",
          "bearer.config cannot be read again, what held before goes on: "
              + failed.getClass().getName());
    }
  }

  /** Once each {@value #PERIOD_MILLIS} ms. */
  void look() {
    if (file != null) {
      look(file);
    }
    if (others.haveChanged(live.config().files)) {
      takeOthers();
    }
  }

  private void look(ConfigFile file) {
    String digest = file.look();
    if (digest == null) {
      return;
    }
    if (digest.equals(ConfigFile.GONE)) {
      log.log(
          Level.WARN,
          Code.CHANGE_REFUSED,
          "bearer.config is gone or empty, what held before goes on: to switch the agent off, write"
              + " bearer.enabled=false into it");
      return;
    }
    synchronized (live) {
      Sources now = live.sourcesNow();
      ConfigResult result = live.read(now);
      if (file.isStill(digest)) {
        take(result, now, CONFIG, digest.substring(0, 8));
      }
    }
  }

  private void takeOthers() {
    synchronized (live) {
      boolean settled = file == null || file.isSettled();
      Sources now = settled ? live.sourcesNow() : live.sourcesTaken();
      ConfigResult result = live.read(now);
      if (others.areStill()) {
        take(result, now, "a file with digests of legacy tokens", "");
      }
    }
  }

  private void take(ConfigResult result, Sources now, String what, String digest) {
    AgentConfig config = result.config;
    if (config == null) {
      refuse(result, what);
      return;
    }
    String difference = Differences.between(live.config(), config);
    live.take(result, now);
    if (!difference.isEmpty()) {
      log.always(
          Level.INFO,
          Code.CONFIGURATION_CHANGED,
          what + " has changed: " + difference,
          Field.of("channel", "file"),
          Field.of("sha256", digest));
    }
    for (String key : first.start.differences(result.start)) {
      log.once(
          Level.WARN,
          Code.KEY_WITHOUT_EFFECT,
          key,
          key + " has changed in bearer.config: it holds from the next start on");
    }
    for (Problem warning : result.warnings) {
      if (!wasSaidAtTheStart(warning)) {
        log.once(warning.level, warning.code, warning.message, warning.message);
      }
    }
  }

  private static String texts(ConfigResult result) {
    return result.problems.toString();
  }

  private boolean wasSaidAtTheStart(Problem warning) {
    for (Problem said : first.warnings) {
      if (said.message.equals(warning.message)) {
        return true;
      }
    }
    return false;
  }

  private void refuse(ConfigResult result, String what) {
    if (live.result() == first && texts(result).equals(texts(first))) {
      return; // as the start has said
    }
    log.log(
        Level.ERROR,
        Code.CHANGE_REFUSED,
        what
            + " has changed and is not taken, what held before goes on: "
            + (result.problems.isEmpty()
                ? "nothing is configured in it"
                : result.problems.size() == 1
                    ? "1 problem"
                    : result.problems.size() + " problems"));
    for (Problem problem : result.problems) {
      log.log(Level.ERROR, problem.code, problem.message);
    }
  }
}
