package bearer.agent.control;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.MerchantFile;
import bearer.agent.options.Sources;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that holds: what the sources said when they were last taken, under what
 * operators have changed since. Thread-safe; whoever reads, compares and takes holds its lock over
 * all of that.
 */
public final class LiveConfig {
  private final Sources start;
  private final Target target;

  @GuardedBy("this")
  private Sources taken;

  private volatile ConfigResult result;
  private volatile Changes changes = Changes.NONE;
  private volatile @Nullable Runnable listener;
  private volatile int generation = 1;

  /**
   * @param start as they were at the start, with the file as it was then
   * @param first what was read of them
   */
  public LiveConfig(Sources start, ConfigResult first, Target target) {
    this.start = start;
    this.target = target;
    this.taken = start;
    this.result = first;
  }

  /** The sources, with the file as it is now. */
  synchronized Sources sourcesNow() {
    return start.withFile().withMerchantsOf(taken);
  }

  /** As they were last taken. */
  synchronized Sources sourcesTaken() {
    return taken;
  }

  /** What {@link #take(List)} would change, in words. */
  synchronized String differenceWith(List<MerchantFile> merchants) {
    AgentConfig changed = read(taken.with(merchants)).config;
    return changed == null ? "" : Differences.between(config(), changed);
  }

  /**
   * From the next request on, with those files of merchants; no more and no less of the rest than
   * was last taken.
   */
  synchronized ConfigResult take(List<MerchantFile> merchants) {
    Sources now = taken.with(merchants);
    ConfigResult read = read(now);
    if (read.config != null) {
      take(read, now);
    }
    return read;
  }

  /** What sources come to under what operators have changed. */
  ConfigResult read(Sources sources) {
    return ConfigReader.read(sources.with(changes.settings()));
  }

  /** From the next request on. */
  synchronized void take(ConfigResult valid, Sources from) {
    taken = from;
    result = valid;
    apply();
  }

  /**
   * From the next request on, over what was last taken of the sources.
   *
   * @throws Refused if that makes no configuration: then all is as before
   */
  synchronized void change(Changes next) throws Refused {
    if (!next.settings().equals(changes.settings())) {
      ConfigResult read = ConfigReader.read(taken.with(next.settings()));
      if (read.config == null) {
        throw new Refused(Refused.INVALID, "it would not be valid: " + read.problems);
      }
      result = read;
    }
    changes = next;
    apply();
  }

  @GuardedBy("this")
  private void apply() {
    int next = generation + 1;
    generation = next;
    target.replace(inForce());
    Runnable told = listener;
    if (told != null) {
      told.run();
    }
  }

  /** What was last taken, whether or not an operator has paused all of it. */
  ConfigResult result() {
    return result;
  }

  /** What requests meet. */
  AgentConfig inForce() {
    AgentConfig config = config();
    return changes.pause() == null ? config : config.off();
  }

  /** As {@link #inForce}, but for a pause. */
  public AgentConfig config() {
    AgentConfig config = result.config;
    if (config == null) {
      throw new IllegalStateException("the agent does not run without one");
    }
    return config;
  }

  /** 1 at the start, one more with each change, of whatever kind. */
  public int generation() {
    return generation;
  }

  /** Whether it is neither switched off by {@code bearer.enabled} nor paused by an operator. */
  public boolean isActive() {
    return config().enabled && changes.pause() == null;
  }

  Changes changes() {
    return changes;
  }

  /** Runs after each change, on whatever thread has made it. */
  public void listen(Runnable afterwards) {
    listener = afterwards;
  }
}
