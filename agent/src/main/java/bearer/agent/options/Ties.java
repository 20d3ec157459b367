package bearer.agent.options;

import bearer.agent.config.RuleConfig;
import bearer.agent.config.Selection;
import bearer.agent.diag.Code;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds two rules of which neither is the closer one for some request. */
final class Ties {
  private final Problems problems;

  Ties(Problems problems) {
    this.problems = problems;
  }

  void check(List<RuleConfig> rules) {
    for (int i = 0; i < rules.size(); i++) {
      for (int j = i + 1; j < rules.size(); j++) {
        String both = tie(rules.get(i).selection, rules.get(j).selection);
        if (both != null) {
          problems.add(
              Code.CONFLICT,
              "the rules "
                  + rules.get(i).name
                  + " and "
                  + rules.get(j).name
                  + " are both for "
                  + both
                  + ": give one of them other hosts, paths or methods");
        }
      }
    }
  }

  /** A host and a path of one of them; null if one rule is always the closer one. */
  private static @Nullable String tie(Selection one, Selection other) {
    if (one.methods.isEmpty() != other.methods.isEmpty()
        || (!one.methods.isEmpty() && Collections.disjoint(one.methods, other.methods))) {
      return null;
    }
    for (HostPattern host : one.hosts) {
      if (other.hosts.contains(host)) {
        PathPattern path = tie(one.paths, other.paths);
        if (path != null) {
          return host.toString() + path;
        }
      }
    }
    return null;
  }

  private static @Nullable PathPattern tie(List<PathPattern> ofOne, List<PathPattern> ofOther) {
    for (PathPattern path : ofOne) {
      for (PathPattern other : ofOther) {
        if (path.closeness() == other.closeness() && path.overlaps(other)) {
          return path;
        }
      }
    }
    return null;
  }
}
