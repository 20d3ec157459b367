package bearer.agent.options;

import bearer.agent.diag.Code;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reports names that are no option. Never their values: a mistyped key can hold a secret. */
final class UnknownKeys {
  private final Problems problems;

  UnknownKeys(Problems problems) {
    this.problems = problems;
  }

  /** Everything that starts with {@code bearer.} was meant for the agent. */
  void inProperties(Map<String, String> values) {
    for (String name : new TreeSet<>(values.keySet())) {
      if (named(name) == null) {
        report(name, "");
      }
    }
  }

  /** Everything in the file was meant for the agent, with the prefix or without. */
  void inFile(Map<String, String> values, String where) {
    for (String name : new TreeSet<>(values.keySet())) {
      Option option = named(name);
      if (option == null) {
        report(name, where);
      } else if (option == Option.CONFIG) {
        problems.add(Code.UNKNOWN_KEY, name + " cannot be set in the file that it names" + where);
      }
    }
  }

  /** {@code BEARER_...} belongs to others too: only what looks like a slip is reported. */
  void inEnvironment(Map<String, String> values) {
    for (String name : new TreeSet<>(values.keySet())) {
      String shortKey = name.substring(Option.ENV_PREFIX.length()).replace('_', '-');
      Option near = known(name) ? null : Spelling.slip(shortKey);
      if (near != null) {
        add(name, "; did you mean " + near.environmentName() + "?");
      }
    }
  }

  private void report(String name, String where) {
    boolean prefixed = name.startsWith(Option.PREFIX);
    Option near = Spelling.nearest(prefixed ? name.substring(Option.PREFIX.length()) : name);
    add(name, (near == null ? all() : "; did you mean " + near.key() + "?") + where);
  }

  private void add(String name, String advice) {
    problems.add(Code.UNKNOWN_KEY, Setting.printable(name) + " is not an option" + advice);
  }

  private static String all() {
    StringBuilder keys = new StringBuilder("; the options are");
    String divider = " ";
    for (Option option : Option.values()) {
      keys.append(divider).append(option.key());
      divider = ", ";
    }
    return keys.toString();
  }

  private static @Nullable Option named(String key) {
    for (Option option : Option.values()) {
      if (option.key().equals(key)) {
        return option;
      }
    }
    return key.startsWith(Option.PARAM_PREFIX) ? Option.TOKEN_PARAM : null;
  }

  private static boolean known(String environmentName) {
    for (Option option : Option.values()) {
      if (option.environmentName().equals(environmentName)) {
        return true;
      }
    }
    return environmentName.startsWith(Option.PARAM_ENV_PREFIX);
  }
}
