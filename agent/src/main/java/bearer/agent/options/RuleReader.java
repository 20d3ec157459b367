package bearer.agent.options;

import bearer.agent.config.Credential;
import bearer.agent.config.Mode;
import bearer.agent.config.OnTokenFailure;
import bearer.agent.config.Patience;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.Selection;
import bearer.agent.config.Treatment;
import bearer.agent.net.HeaderName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule and the credential that the keys without a name of their own are. */
final class RuleReader {
  private static final String NAME = "default";

  private final Settings settings;
  private final Values values;

  RuleReader(Settings settings, Values values) {
    this.settings = settings;
    this.values = values;
  }

  /** What cannot be read is reported, and incomplete here. */
  RuleConfig read() {
    Mode mode = values.choice(Option.MODE, Mode.values(), Mode.ADD);
    Preset provider = values.choice(Option.PROVIDER, Preset.values());
    if (provider != null) {
      settings.fallBackOn(provider);
    }
    boolean allowHttp = values.flag(Option.ALLOW_HTTP);
    List<HeaderName> legacy = values.legacyHeaders();
    Selection selection =
        new Selection(
            values.hosts(),
            values.paths(),
            allowHttp,
            values.requiredHeaders(legacy),
            values.flag(Option.REDIRECTED_FROM_ELSEWHERE));
    int overlapDays = provider == null ? 0 : provider.secretOverlapDays;
    Credential credential =
        new CredentialReader(settings, values).read(NAME, allowHttp, overlapDays);
    return new RuleConfig(
        NAME, selection, treatment(mode, legacy, provider), patience(), credential);
  }

  private Treatment treatment(Mode mode, List<HeaderName> legacy, @Nullable Preset provider) {
    return new Treatment(
        mode,
        legacy,
        values.flag(Option.OVERWRITE),
        values.replayMethods(),
        new MigrationReader(values).read(legacy, provider));
  }

  private Patience patience() {
    OnTokenFailure failure =
        values.choice(
            Option.ON_TOKEN_FAILURE, OnTokenFailure.values(), OnTokenFailure.PASS_THROUGH);
    return new Patience(values.nanos(Option.TOKEN_TIMEOUT), failure);
  }
}
