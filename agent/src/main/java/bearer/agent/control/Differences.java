package bearer.agent.control;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.RuleConfig;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What tells two configurations apart, in words without any value but modes. */
final class Differences {
  private Differences() {}

  /** Empty if there is none. */
  static String between(@Nullable AgentConfig before, AgentConfig after) {
    StringBuilder text = new StringBuilder();
    if (before != null && before.enabled != after.enabled) {
      return "bearer.enabled is " + after.enabled;
    }
    for (RuleConfig rule : after.rules) {
      RuleConfig old = rule(before, rule.name);
      if (old == null) {
        add("rule " + rule.name + " is new, mode " + mode(rule), text);
      } else if (old.treatment.mode != rule.treatment.mode) {
        add("rule " + rule.name + ", mode " + mode(old) + " -> " + mode(rule), text);
      } else if (!old.equals(rule)) {
        add("rule " + rule.name + ", mode " + mode(rule), text);
      }
    }
    if (before != null) {
      for (RuleConfig old : before.rules) {
        if (rule(after, old.name) == null) {
          add("rule " + old.name + " is gone", text);
        }
      }
    }
    return text.toString();
  }

  private static void add(String difference, StringBuilder text) {
    text.append(text.length() == 0 ? "" : "; ").append(difference);
  }

  private static String mode(RuleConfig rule) {
    return rule.treatment.mode.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable RuleConfig rule(@Nullable AgentConfig config, String name) {
    if (config != null) {
      for (RuleConfig rule : config.rules) {
        if (rule.name.equals(name)) {
          return rule;
        }
      }
    }
    return null;
  }
}
