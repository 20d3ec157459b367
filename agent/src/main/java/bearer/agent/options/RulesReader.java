package bearer.agent.options;

import bearer.agent.config.Credential;
import bearer.agent.config.Mode;
import bearer.agent.config.RuleConfig;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules: the one that the plain keys are, or those that have names beside it. */
final class RulesReader {
  /** Of the rule, and of the credential, that the plain keys are. */
  static final String DEFAULT = "default";

  private final Settings settings;
  private final Problems problems;
  private final @Nullable Preset provider;

  RulesReader(Settings settings, Problems problems, @Nullable Preset provider) {
    this.settings = settings;
    this.problems = problems;
    this.provider = provider;
  }

  /** Reports what is missing of the rules that do something. */
  List<RuleConfig> read() {
    List<RuleConfig> rules = all();
    if (settings.gives(Option.CREDENTIALS_DIR)) {
      Merchants.requireRule(settings, rules, problems);
    }
    return rules;
  }

  private List<RuleConfig> all() {
    Names names = settings.names();
    if (names != null || settings.gives(Option.CREDENTIAL)) {
      Names all = names == null ? new Names(settings) : names;
      return new NamedRules(settings, all, problems, provider).read();
    }
    Credential credential = credential(DEFAULT, settings, settings, problems, provider);
    RuleConfig rule =
        new RuleReader(DEFAULT, settings, problems, provider).read(credential, settings);
    if (rule.treatment.mode != Mode.OFF && Requirements.areConfigured(settings)) {
      new Requirements(settings, settings, problems, credential.client.method).check();
    }
    List<RuleConfig> rules = Collections.singletonList(rule);
    if (!rule.rewriting.rewrites.isEmpty()) {
      new RewriteConflicts(problems).check(rules);
    }
    return rules;
  }

  /** Over plain http tokens are fetched if the plain keys allow it. */
  static Credential credential(
      String name, Settings own, Settings plain, Problems problems, @Nullable Preset provider) {
    boolean elsewhere = own != plain && own.gives(Option.TOKEN_URL);
    Setting allowHttp = plain.get(Option.ALLOW_HTTP); // what it may be is said where rules are read
    return new CredentialReader(own, new Values(own, problems), problems)
        .read(
            name,
            allowHttp != null && allowHttp.value.equalsIgnoreCase("true"),
            provider == null || elsewhere ? 0 : provider.secretOverlapDays);
  }
}
