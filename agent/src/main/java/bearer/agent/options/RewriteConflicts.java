package bearer.agent.options;

import bearer.agent.config.RuleConfig;
import bearer.agent.diag.Code;
import bearer.agent.net.BadValue;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import bearer.agent.net.Rewrite;
import java.util.List;

/** Finds requests that would be rewritten in two ways, or rewritten where a token may go. */
final class RewriteConflicts {
  private final Problems problems;

  RewriteConflicts(Problems problems) {
    this.problems = problems;
  }

  void check(List<RuleConfig> rules) {
    for (int i = 0; i < rules.size(); i++) {
      List<Rewrite> rewrites = rules.get(i).rewriting.rewrites;
      for (int j = 0; j < rewrites.size(); j++) {
        twice(rules, i, j);
        for (RuleConfig other : rules) {
          tokenHost(rewrites.get(j), other);
        }
      }
    }
  }

  /** Against those that stand before. */
  private void twice(List<RuleConfig> rules, int rule, int index) {
    Rewrite rewrite = rules.get(rule).rewriting.rewrites.get(index);
    for (int i = 0; i <= rule; i++) {
      List<Rewrite> others = rules.get(i).rewriting.rewrites;
      for (int j = 0; j < (i == rule ? index : others.size()); j++) {
        if (others.get(j).sameFrom(rewrite)) {
          problems.add(
              Code.CONFLICT,
              "bearer.rewrite: "
                  + rewrite.from
                  + " is rewritten twice, by "
                  + (i == rule ? "" : "the rules " + rules.get(i).name + " and ")
                  + (i == rule ? "the rule " : "")
                  + rules.get(rule).name
                  + ": keep one of them");
        }
      }
    }
  }

  private void tokenHost(Rewrite rewrite, RuleConfig rule) {
    for (HostPattern host : rule.selection.hosts) {
      if (host.matches(rewrite.from.host)
          && host.matchesPort(rewrite.from.server.port, 443)
          && overlaps(rule.selection.paths, rewrite)) {
        problems.add(
            Code.CONFLICT,
            "bearer.rewrite: "
                + rewrite.from
                + " is among the hosts and paths of the rule "
                + rule.name
                + ": what is rewritten gets no token where it was");
        return;
      }
    }
  }

  private static boolean overlaps(List<PathPattern> paths, Rewrite rewrite) {
    String path = rewrite.from.path;
    try {
      PathPattern below = PathPattern.parse(path + (path.endsWith("/") ? "**" : "/**"));
      for (PathPattern one : paths) {
        if (one.overlaps(below)) {
          return true;
        }
      }
      return false;
    } catch (BadValue unreadable) {
      return true;
    }
  }
}
