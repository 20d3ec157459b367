package bearer.agent.control;

import bearer.agent.config.RuleConfig;
import bearer.agent.net.BadValue;
import bearer.agent.net.HeaderName;
import bearer.agent.net.Url;
import bearer.agent.rules.Evidence;
import bearer.agent.rules.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What would become of a request, and why: by the configuration, and by what APIs answer. */
final class Explain {
  private final LiveConfig live;
  private final @Nullable Evidence evidence;

  Explain(LiveConfig live, @Nullable Evidence evidence) {
    this.live = live;
    this.evidence = evidence;
  }

  /** Of the URL's path what may be shown, of its query nothing. */
  Report report(String url, String method) throws Refused {
    Url parsed;
    try {
      parsed = Url.parse(url);
    } catch (BadValue bad) {
      throw new Refused(Refused.INVALID, "the URL " + bad.advice);
    }
    Asked asked = new Asked(parsed, method.toUpperCase(Locale.ROOT));
    Explanation found = Explanation.of(live.config(), asked, asked);
    RuleConfig rule = rule(found.rule);
    boolean paused = live.changes().pause() != null;
    Evidence.State left = found.changes && rule != null ? leftAlone(rule) : null;
    boolean gets = found.changes && !paused && left == null;
    return new Report()
        .put("host", parsed.server.toString())
        .put("path", found.path)
        .put("method", asked.method(asked))
        .put("rule", found.rule)
        .put("mode", rule == null ? null : Described.word(rule.treatment.mode))
        .put("credentials", rule == null ? null : Described.credentials(rule))
        .put("gets the token", gets)
        .put("is sent to", gets ? found.becomes : null)
        .put("drops", rule == null || !gets ? null : dropped(rule))
        .put("because", paused ? "all is paused" : left == null ? found.why : because(left))
        .put("api", rule == null ? null : api(rule));
  }

  /** Where all requests of a rule are one credential's, and the API refuses its token. */
  private Evidence.@Nullable State leftAlone(RuleConfig rule) {
    for (Evidence.State state : states(rule)) {
      if (state.leftAlone && !rule.byLegacyToken) {
        return state;
      }
    }
    return null;
  }

  private static String because(Evidence.State left) {
    return "the API goes on refusing the token, so calls go out as the application built them; a"
        + " GET, HEAD or OPTIONS tries it again in "
        + left.secondsToTrial
        + " s";
  }

  private @Nullable Object api(RuleConfig rule) {
    List<String> all = new ArrayList<>();
    int wayBack = 0;
    for (Evidence.State state : states(rule)) {
      wayBack = state.wayBackRefusedWith;
      if (state.refused) {
        all.add(
            "refuses the token of credential "
                + state.credential
                + (state.leftAlone ? ", next trial in " + state.secondsToTrial + " s" : ""));
      }
    }
    if (wayBack != 0) {
      all.add("refuses calls without the token: the last ones were answered " + wayBack);
    }
    return all.isEmpty() ? null : all;
  }

  private List<Evidence.State> states(RuleConfig rule) {
    List<Evidence.State> states = new ArrayList<>();
    if (evidence != null) {
      for (Evidence.State state : evidence.states) {
        if (state.rule.equals(rule.name)) {
          states.add(state);
        }
      }
    }
    return states;
  }

  private static @Nullable Object dropped(RuleConfig rule) {
    List<String> names = new ArrayList<>();
    for (HeaderName header : rule.treatment.legacyHeaders) {
      names.add(header.text);
    }
    return rule.treatment.mode.replaces() && !names.isEmpty() ? names : null;
  }

  private @Nullable RuleConfig rule(@Nullable String name) {
    for (RuleConfig rule : live.config().rules) {
      if (rule.name.equals(name)) {
        return rule;
      }
    }
    return null;
  }
}
