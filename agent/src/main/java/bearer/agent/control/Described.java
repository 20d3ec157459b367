package bearer.agent.control;

import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.Selection;
import bearer.agent.config.TokenStore;
import bearer.agent.config.Treatment;
import bearer.agent.token.StoreState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rules and credentials as people know them; no secret, and no digest of one. */
public final class Described {
  private Described() {}

  public static Report rule(RuleConfig rule) {
    Selection selection = rule.selection;
    Treatment treatment = rule.treatment;
    return new Report()
        .put("name", rule.name)
        .put("mode", word(treatment.mode))
        .put("percent", treatment.percent)
        .put("percent by", word(treatment.share.by))
        .put("this process is in", treatment.inPercent)
        .put("hosts", texts(selection.hosts))
        .put("paths", texts(selection.paths))
        .put("methods", texts(selection.methods))
        .put("requires header", texts(selection.requiredHeaders))
        .put("legacy headers", texts(treatment.legacyHeaders))
        .put("on-token-failure", word(rule.patience.onTokenFailure))
        .put("credentials", credentials(rule));
  }

  /** Names; of several merchants each one's. */
  public static List<String> credentials(RuleConfig rule) {
    List<String> names = new ArrayList<>();
    for (Credential credential :
        rule.byLegacyToken ? rule.merchants.values() : rule.credentials()) {
      if (!names.contains(credential.name)) {
        names.add(credential.name);
      }
    }
    return names;
  }

  public static Report credential(Credential credential) {
    return new Report()
        .put("name", credential.name)
        .put("client id", credential.client.toString())
        .put("source", credential.server.source())
        .put("method", credential.client.method.name().toLowerCase(Locale.ROOT))
        .put("token store", text(credential.use.store));
  }

  private static @Nullable String text(@Nullable TokenStore store) {
    return store == null ? null : store.toString();
  }

  /** How it goes with the store that tokens are shared through; nothing without one. */
  static void store(@Nullable StoreState store, Report report) {
    if (store != null) {
      report
          .put("token store is", store.reachable())
          .put("tokens taken from it", store.taken())
          .put("tokens fetched here", store.fetchedHere())
          .put("who asks now", store.lease());
    }
  }

  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> texts(Collection<?> values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(String.valueOf(value));
    }
    return texts;
  }
}
