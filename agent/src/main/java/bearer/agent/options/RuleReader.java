package bearer.agent.options;

import bearer.agent.config.Credential;
import bearer.agent.config.Mode;
import bearer.agent.config.OnTokenFailure;
import bearer.agent.config.Patience;
import bearer.agent.config.PercentBy;
import bearer.agent.config.Rewriting;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.Selection;
import bearer.agent.config.Share;
import bearer.agent.config.Treatment;
import bearer.agent.diag.Code;
import bearer.agent.net.HeaderName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rule. What cannot be read is reported, and incomplete here. */
final class RuleReader {
  private final String name;
  private final Settings settings;
  private final Values values;
  private final Lists lists;
  private final Problems problems;
  private final @Nullable Preset provider;
  private final boolean enabled;

  /**
   * @param name the rule's
   * @param settings of the rule
   * @param provider whose API the rule is for; null for another one
   */
  RuleReader(String name, Settings settings, Problems problems, @Nullable Preset provider) {
    this.name = name;
    this.settings = settings;
    this.values = new Values(settings, problems);
    this.lists = new Lists(settings, problems);
    this.problems = problems;
    this.provider = provider;
    Setting switched = settings.get(Option.ENABLED); // any other word is reported elsewhere
    this.enabled = switched == null || !switched.value.equalsIgnoreCase("false");
  }

  /**
   * @param ofCredential what is set for the credential
   */
  RuleConfig read(Credential credential, Settings ofCredential) {
    return read(credential, ofCredential, null);
  }

  /**
   * @param merchants whose token it is instead, by the digest of the legacy token; null for one
   */
  RuleConfig read(
      Credential credential, Settings ofCredential, @Nullable Map<String, Credential> merchants) {
    Mode written = written();
    Mode mode = inForce(written);
    List<HeaderName> legacy = lists.legacyHeaders();
    Selection selection =
        new Selection(
            lists.hosts(),
            lists.paths(),
            lists.methods(),
            values.flag(Option.ALLOW_HTTP),
            lists.requiredHeaders(legacy),
            values.flag(Option.REDIRECTED_FROM_ELSEWHERE));
    Treatment treatment =
        new Treatment(
            mode,
            written,
            share(),
            legacy,
            values.flag(Option.OVERWRITE),
            lists.replayMethods(),
            values.breakerPercent(),
            new MigrationReader(values, new Lists(ofCredential, problems)).read(legacy, provider));
    return new RuleConfig(
        name,
        selection,
        treatment,
        patience(mode),
        credential,
        merchants,
        settings.get(Option.REWRITE) == null && settings.get(Option.REWRITE_EXCEPT) == null
            ? Rewriting.NONE
            : new RewriteReader(lists, problems).read(selection));
  }

  /** Off, whatever the rule says, where everything is. */
  Mode mode() {
    return inForce(written());
  }

  private Mode inForce(Mode written) {
    if (settings.asIfOn()) {
      return written == Mode.OFF ? Mode.OBSERVE : written;
    }
    return enabled ? written : Mode.OFF;
  }

  private Mode written() {
    String changed = settings.override(name, Option.MODE);
    return changed == null
        ? values.choice(Option.MODE, Mode.values(), Mode.ADD)
        : Mode.valueOf(changed);
  }

  private int percent() {
    int percent = values.percent();
    String changed = settings.override(name, Option.PERCENT);
    return changed == null ? percent : Integer.parseInt(changed);
  }

  private Share share() {
    int percent = percent();
    PercentBy by = values.choice(Option.PERCENT_BY, PercentBy.values(), PercentBy.INSTANCE);
    if (by == PercentBy.SERVICE && !settings.gives(Option.SERVICE)) {
      problems.add(
          Code.MISSING,
          settings.key(Option.PERCENT_BY) + "=service draws by bearer.service, which is not set");
    }
    Option drawn = by == PercentBy.SERVICE ? Option.SERVICE : Option.INSTANCE_ID;
    return new Share(percent, by, values.flag(Option.PERCENT_UNSAFE), isIn(percent, drawn));
  }

  /**
   * Whether this process is.
   *
   * @param drawn says what tells it from others
   */
  private boolean isIn(int percent, Option drawn) {
    return percent >= 100 || (percent > 0 && InstanceDraw.isIn(percent, values.text(drawn), name));
  }

  private Patience patience(Mode mode) {
    OnTokenFailure failure =
        values.choice(
            Option.ON_TOKEN_FAILURE, OnTokenFailure.values(), OnTokenFailure.PASS_THROUGH);
    if (mode == Mode.ENFORCE) {
      if (failure == OnTokenFailure.PASS_THROUGH
          && settings.givesItself(Option.ON_TOKEN_FAILURE)
          && settings.givesItself(Option.MODE)) {
        problems.add(
            Code.CONFLICT,
            settings.key(Option.MODE)
                + "=enforce lets no call without a token pass and "
                + settings.key(Option.ON_TOKEN_FAILURE)
                + "=pass-through does: keep one of them");
      }
      failure = OnTokenFailure.FAIL;
    }
    return new Patience(values.nanos(Option.TOKEN_TIMEOUT), failure);
  }
}
