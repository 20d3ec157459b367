package bearer.agent.options;

import bearer.agent.config.RuleConfig;
import bearer.agent.diag.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The credentials of several merchants, of which the legacy token in a request selects one. */
final class Merchants {
  /** Stands where else the name of a credential stands. */
  static final String WORD = "by-legacy-token";

  private final Names names;
  private final Problems problems;

  Merchants(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /**
   * What is set for each credential, by the digest of a legacy token.
   *
   * @param named what asks for them
   */
  Map<String, Settings> byDigest(Setting named) {
    Map<String, Settings> byDigest = new LinkedHashMap<>();
    boolean said = names.ofDirectory();
    for (String credential : names.credentials()) {
      Settings settings = names.credential(credential);
      if (settings != null) {
        said |=
            settings.gives(Option.LEGACY_TOKEN_SHA256)
                || settings.gives(Option.LEGACY_TOKEN_SHA256_FILE);
        int known = byDigest.size();
        for (String digest : new Lists(settings, problems).sha256()) {
          add(digest, settings, byDigest);
        }
        if (settings.isOfMerchant() && byDigest.size() == known && problems.isEmpty()) {
          problems.add(
              Code.MISSING,
              settings.key(Option.LEGACY_TOKEN_SHA256)
                  + " is missing: set it to the digest of the legacy token that is the merchant's");
        }
      }
    }
    if (!said) {
      problems.bad(
          Code.MISSING,
          named,
          "no credential says whose it is: set bearer.credential.<name>.legacy-token-sha256");
    }
    return byDigest;
  }

  private void add(String digest, Settings settings, Map<String, Settings> byDigest) {
    Settings known = byDigest.get(digest);
    if (known == null) {
      byDigest.put(digest, settings);
    } else if (known != settings) {
      problems.add(
          Code.CONFLICT,
          "the credentials "
              + known.name()
              + " and "
              + settings.name()
              + " have a digest in common in legacy-token-sha256: a legacy token is one merchant's");
    }
  }

  /** Whether a directory has files that no rule can use. */
  static void requireRule(Settings plain, List<RuleConfig> rules, Problems problems) {
    Setting directory = plain.get(Option.CREDENTIALS_DIR);
    boolean used = directory == null;
    for (RuleConfig rule : rules) {
      used |= rule.byLegacyToken;
    }
    if (directory != null && !used) {
      problems.bad(
          Code.MISSING, directory, "no rule chooses among them: set bearer.credential=" + WORD);
    }
  }

  void requireHeader(Setting named, RuleConfig rule) {
    if (rule.treatment.migration.tenantHeaders.isEmpty()) {
      problems.bad(
          Code.MISSING,
          named,
          "there is no header that tells merchants apart: x-picpay-token must be among"
              + " bearer.legacy-headers");
    }
  }
}
