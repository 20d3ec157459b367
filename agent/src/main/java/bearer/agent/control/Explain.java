package bearer.agent.control;

import bearer.agent.config.RuleConfig;
import bearer.agent.net.BadValue;
import bearer.agent.rules.Evidence;
import bearer.agent.rules.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    Asked asked;
    try {
      asked = Asked.of(url, method, Collections.<String, List<String>>emptyMap());
    } catch (BadValue bad) {
      throw new Refused(Refused.INVALID, "the URL " + bad.advice);
    }
    Explanation found = Explanation.of(live.config(), asked, asked);
    RuleConfig rule = Explained.rule(live.config(), found.rule);
    boolean paused = live.changes().pause() != null;
    Evidence.State left = found.changes && rule != null ? leftAlone(rule) : null;
    boolean gets = found.changes && !paused && left == null;
    String why = paused ? "all is paused" : left == null ? found.why : because(left);
    return Explained.report(asked, found, rule, gets, why)
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
}
