package bearer.agent.control;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What tells two configurations apart, in words without any value but modes and names. */
final class Differences {
  /** More names than that say nothing new. */
  private static final int MOST_NAMES = 20;

  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /** Empty if there is none. */
  static String between(AgentConfig before, AgentConfig after) {
    Differences differences = new Differences();
    differences.switches(before, after);
    differences.rules(before, after);
    differences.merchants(merchants(before), merchants(after));
    return String.join("; ", differences.found);
  }

  private void switches(AgentConfig before, AgentConfig after) {
    if (before.enabled != after.enabled) {
      found.add("bearer.enabled is " + after.enabled);
    }
  }

  private void rules(AgentConfig before, AgentConfig after) {
    for (RuleConfig rule : after.rules) {
      RuleConfig old = rule(before, rule.name);
      if (old == null) {
        found.add("rule " + rule.name + " is new, mode " + mode(rule));
      } else if (old.treatment.written != rule.treatment.written) {
        found.add("rule " + rule.name + ", mode " + mode(old) + " -> " + mode(rule));
      } else if (!alone(old).equals(alone(rule))) {
        found.add("rule " + rule.name + ", mode " + mode(rule));
      }
    }
    for (RuleConfig old : before.rules) {
      if (rule(after, old.name) == null) {
        found.add("rule " + old.name + " is gone");
      }
    }
  }

  /** Whether everything is off is another matter, and so are several merchants. */
  private static RuleConfig alone(RuleConfig rule) {
    return rule.byLegacyToken ? rule.of(rule.credential).off() : rule.off();
  }

  private void merchants(Map<String, List<Object>> before, Map<String, List<Object>> after) {
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, List<Object>> merchant : after.entrySet()) {
      List<Object> old = before.get(merchant.getKey());
      if (old == null) {
        added.add(merchant.getKey());
      } else if (!old.equals(merchant.getValue())) {
        changed.add(merchant.getKey());
      }
    }
    List<String> gone = new ArrayList<>(before.keySet());
    gone.removeAll(after.keySet());
    add("new", added);
    add("changed", changed);
    add("gone", gone);
  }

  private void add(String how, List<String> names) {
    if (!names.isEmpty()) {
      List<String> shown = names.subList(0, Math.min(names.size(), MOST_NAMES));
      found.add(
          how
              + (names.size() == 1 ? " credential " : " credentials ")
              + String.join(", ", shown)
              + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : ""));
    }
  }

  /** By name, of those that a legacy token selects: itself and the digests. */
  private static Map<String, List<Object>> merchants(AgentConfig config) {
    Map<String, List<Object>> all = new TreeMap<>();
    for (RuleConfig rule : config.rules) {
      for (Map.Entry<String, Credential> merchant : rule.merchants.entrySet()) {
        List<Object> parts = all.get(merchant.getValue().name);
        if (parts == null) {
          parts = new ArrayList<>();
          parts.add(merchant.getValue());
          all.put(merchant.getValue().name, parts);
        }
        if (!parts.contains(merchant.getKey())) {
          parts.add(merchant.getKey());
        }
      }
    }
    return all;
  }

  private static String mode(RuleConfig rule) {
    return Described.word(rule.treatment.written);
  }

  private static @Nullable RuleConfig rule(AgentConfig config, String name) {
    for (RuleConfig rule : config.rules) {
      if (rule.name.equals(name)) {
        return rule;
      }
    }
    return null;
  }
}
