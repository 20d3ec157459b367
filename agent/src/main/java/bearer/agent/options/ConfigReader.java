package bearer.agent.options;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.BlindSpotReports;
import bearer.agent.config.BridgePlace;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.LogConfig;
import bearer.agent.config.LogDestination;
import bearer.agent.config.LogFormat;
import bearer.agent.config.MetricsConfig;
import bearer.agent.config.Mode;
import bearer.agent.config.OnConfigError;
import bearer.agent.config.Problem;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.StartConfig;
import bearer.agent.diag.Level;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one answer out of all sources. All problems are found before any is reported, and any of
 * them makes the whole configuration invalid: half of what an operator meant is never applied.
 */
public final class ConfigReader {
  private final Problems problems = new Problems();
  private final Settings settings;
  private final Values values;

  private ConfigReader(Sources sources) {
    this.settings = Settings.gather(sources, problems);
    this.values = new Values(settings, problems);
  }

  /** Reads the file that is named, if any; never throws for what an operator can write. */
  public static ConfigResult read(Sources sources) {
    return new ConfigReader(sources).result();
  }

  private ConfigResult result() {
    StartConfig start =
        new StartConfig(
            log(),
            values.choice(Option.BRIDGE, BridgePlace.values(), BridgePlace.AUTO),
            values.choice(Option.BLIND_SPOTS, BlindSpotReports.values(), BlindSpotReports.WARN),
            values.text(Option.CONFIG),
            values.text(Option.CREDENTIALS_DIR),
            values.text(Option.FINGERPRINT_KEY_FILE),
            new ControlReader(settings, values).read(),
            ServiceReader.read(settings, values),
            metrics(),
            values.text(Option.EVIDENCE_DIR),
            settings.gives(Option.ON_CONFIG_ERROR)
                && values.choice(
                        Option.ON_CONFIG_ERROR, OnConfigError.values(), OnConfigError.INERT)
                    == OnConfigError.EXIT);
    boolean enabled = values.flag(Option.ENABLED);
    Preset provider = values.choice(Option.PROVIDER, Preset.values());
    if (provider != null) {
      settings.fallBackOn(provider);
    }
    List<RuleConfig> rules = new RulesReader(settings, problems, provider).read();
    if (areOff(rules)) {
      return ConfigResult.off(
          new AgentConfig(rules, enabled, settings.files()), problems.list(), start);
    }
    Problem tooOld = Requires.unmet(settings.get(Option.REQUIRES), problems);
    if (tooOld != null) { // what this agent does not know is no fault of the file then
      return ConfigResult.invalid(Collections.singletonList(tooOld), files(), start);
    }
    if (!problems.isEmpty()) {
      return ConfigResult.invalid(problems.list(), files(), start);
    }
    return Requirements.areConfigured(settings)
        ? ConfigResult.active(new AgentConfig(rules, true, settings.files()), files(), start)
        : ConfigResult.notConfigured(start);
  }

  private static boolean areOff(List<RuleConfig> rules) {
    for (RuleConfig rule : rules) {
      if (rule.treatment.mode != Mode.OFF) {
        return false;
      }
    }
    return true;
  }

  private LogConfig log() {
    return new LogConfig(
        values.choice(Option.LOG_LEVEL, Level.values(), Level.WARN),
        values.choice(Option.LOG_TO, LogDestination.values(), LogDestination.STDERR),
        values.choice(Option.LOG_FORMAT, LogFormat.values(), LogFormat.TEXT),
        values.flag(Option.LOG_TIME));
  }

  private @Nullable MetricsConfig metrics() {
    return settings.gives(Option.METRICS)
            || settings.gives(Option.METRICS_FILE)
            || settings.gives(Option.METRICS_INTERVAL)
        ? MetricsReader.read(settings, values, problems)
        : null;
  }

  private List<Problem> files() {
    return new FileWarnings(settings).list();
  }
}
