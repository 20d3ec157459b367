package bearer.agent.control;

import bearer.agent.config.RuleConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules as an operator names them: separated by commas, and none for all. */
final class RuleNames {
  private RuleNames() {}

  /**
   * In the order of the rules.
   *
   * @throws Refused if one is not there
   */
  static List<String> known(LiveConfig live, @Nullable String rules) throws Refused {
    List<String> names = new ArrayList<>();
    for (RuleConfig known : live.config().rules) {
      names.add(known.name);
    }
    List<String> wanted = split(rules);
    if (!names.containsAll(wanted)) {
      throw new Refused(Refused.INVALID, "no rule has that name; the rules are " + names);
    }
    if (!wanted.isEmpty()) {
      names.retainAll(wanted);
    }
    return names;
  }

  static List<String> split(@Nullable String rules) {
    List<String> names = new ArrayList<>();
    for (String name : rules == null ? new String[0] : rules.split(",", -1)) {
      if (!name.trim().isEmpty()) {
        names.add(name.trim());
      }
    }
    return names;
  }
}
