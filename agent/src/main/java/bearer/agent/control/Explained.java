package bearer.agent.control;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.RuleConfig;
import bearer.agent.net.BadValue;
import bearer.agent.net.HeaderName;
import bearer.agent.rules.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What would become of a request, by the configuration alone. */
public final class Explained {
  private Explained() {}

  /**
   * Of the URL's path what may be shown, of its query and of headers nothing.
   *
   * @param headers that the application sends, by their names
   * @throws BadValue if the URL is none
   */
  public static Report of(
      AgentConfig config, String url, String method, Map<String, List<String>> headers)
      throws BadValue {
    Asked asked = Asked.of(url, method, headers);
    Explanation found = Explanation.of(config, asked, asked);
    return report(asked, found, rule(config, found.rule), found.changes, found.why);
  }

  static Report report(
      Asked asked, Explanation found, @Nullable RuleConfig rule, boolean gets, String why) {
    return new Report()
        .put("host", asked.server())
        .put("path", found.path)
        .put("method", asked.method(asked))
        .put("rule", found.rule)
        .put("mode", rule == null ? null : Described.word(rule.treatment.mode))
        .put("credentials", rule == null ? null : Described.credentials(rule))
        .put("gets the token", gets)
        .put("is sent to", gets ? found.becomes : null)
        .put("drops", rule == null || !gets ? null : dropped(rule))
        .put("because", why);
  }

  private static @Nullable Object dropped(RuleConfig rule) {
    List<String> names = new ArrayList<>();
    for (HeaderName header : rule.treatment.legacyHeaders) {
      names.add(header.text);
    }
    return rule.treatment.mode.replaces() && !names.isEmpty() ? names : null;
  }

  static @Nullable RuleConfig rule(AgentConfig config, @Nullable String name) {
    for (RuleConfig rule : config.rules) {
      if (rule.name.equals(name)) {
        return rule;
      }
    }
    return null;
  }
}
