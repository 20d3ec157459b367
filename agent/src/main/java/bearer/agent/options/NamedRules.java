package bearer.agent.options;

import bearer.agent.config.Credential;
import bearer.agent.config.Mode;
import bearer.agent.config.RuleConfig;
import bearer.agent.diag.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules with names, and the plain keys' rule if they say where it is for. What a rule does not say
 * comes from the plain keys.
 */
final class NamedRules {
  private final Settings plain;
  private final Names names;
  private final Problems problems;
  private final @Nullable Preset provider;
  private final Map<String, Credential> credentials = new HashMap<>();

  NamedRules(Settings plain, Names names, Problems problems, @Nullable Preset provider) {
    this.plain = plain;
    this.names = names;
    this.problems = problems;
    this.provider = provider;
  }

  /** The plain keys' rule first, then by name. */
  List<RuleConfig> read() {
    List<RuleConfig> rules = new ArrayList<>();
    if (hasDefault()) {
      rules.add(rule(RulesReader.DEFAULT, plain));
    }
    for (Map.Entry<String, Settings> named : names.rules().entrySet()) {
      rules.add(rule(named.getKey(), named.getValue()));
    }
    new Ties(problems).check(rules);
    new RewriteConflicts(problems).check(rules);
    problems.unite();
    return rules;
  }

  /** A provider's hosts are for the rules that have names, unless the plain keys say who asks. */
  private boolean hasDefault() {
    return plain.gives(Option.HOSTS)
        || names.rules().isEmpty()
        || (provider != null && plain.gives(Option.CLIENT_ID))
        || (provider != null && plain.gives(Option.CLIENT_ID_FILE))
        || (provider != null && plain.gives(Option.CREDENTIAL_FILE));
  }

  private RuleConfig rule(String name, Settings settings) {
    boolean elsewhere = settings != plain && settings.givesItself(Option.HOSTS);
    RuleReader reader = new RuleReader(name, settings, problems, elsewhere ? null : provider);
    Setting named = settings.get(Option.CREDENTIAL);
    if (named != null && named.value.equalsIgnoreCase(Merchants.WORD)) {
      return merchants(settings, named, reader);
    }
    Settings ofCredential = credentialOf(settings);
    Credential credential = credential(ofCredential);
    if (reader.mode() != Mode.OFF) {
      new Requirements(settings, ofCredential, problems, credential.client.method).check();
    }
    return reader.read(credential, ofCredential);
  }

  private RuleConfig merchants(Settings settings, Setting named, RuleReader reader) {
    Merchants merchants = new Merchants(names, problems);
    Map<String, Credential> byDigest = new LinkedHashMap<>();
    for (Map.Entry<String, Settings> entry : merchants.byDigest(named).entrySet()) {
      Credential credential = credential(entry.getValue());
      byDigest.put(entry.getKey(), credential);
      if (reader.mode() != Mode.OFF) {
        new Requirements(settings, entry.getValue(), problems, credential.client.method).check();
      }
    }
    RuleConfig rule = reader.read(credential(plain), plain, byDigest);
    merchants.requireHeader(named, rule);
    return rule;
  }

  private Settings credentialOf(Settings rule) {
    Setting named = rule.get(Option.CREDENTIAL);
    String name = named == null ? RulesReader.DEFAULT : named.value;
    Settings found = names.credential(name);
    if (found != null || name.equals(RulesReader.DEFAULT) || named == null) {
      return found == null ? plain : found;
    }
    problems.bad(
        Code.BAD_VALUE,
        named,
        names.credentials().isEmpty()
            ? "no credential has a name: set bearer.credential.<name>.client-id and the like"
            : "valid values are default, " + String.join(", ", names.credentials()));
    return plain;
  }

  private Credential credential(Settings settings) {
    String name = settings == plain ? RulesReader.DEFAULT : settings.name();
    Credential known = credentials.get(name);
    if (known == null) {
      known = RulesReader.credential(name, settings, plain, problems, provider);
      credentials.put(name, known);
    }
    return known;
  }
}
