package bearer.agent.rules;

import bearer.agent.config.RuleConfig;
import java.util.ArrayList;
import java.util.List;

/** Those of a rule, of which there is one for each credential. */
final class Breakers {
  private Breakers() {}

  /** Answers the credentials whose breaker was open. */
  static List<String> close(List<Rule> rules, Cells cells, String name) {
    List<String> closed = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.name.equals(name)) {
        close(rule, cells, closed);
      }
    }
    return closed;
  }

  private static void close(Rule rule, Cells cells, List<String> closed) {
    Merchants merchants = rule.merchants;
    if (merchants == null) {
      if (rule.breaker.close()) {
        closed.add(rule.credential);
      }
      return;
    }
    for (RuleConfig own : merchants.configs()) {
      if (cells.breakerOf(own).close()) {
        closed.add(own.credential.name);
      }
    }
  }
}
