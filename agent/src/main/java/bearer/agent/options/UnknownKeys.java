package bearer.agent.options;

import bearer.agent.diag.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reports names that are no option. Never their values, and a name only if it is nearly one that is
 * known: a mistyped key, or the wrong file, can hold a secret.
 */
final class UnknownKeys {
  private static final String DID_YOU_MEAN = "; did you mean ";

  /** More of them say nothing new. */
  private static final int MOST = 10;

  private final Problems problems;

  UnknownKeys(Problems problems) {
    this.problems = problems;
  }

  /** Everything that starts with {@code bearer.} was meant for the agent. */
  void inProperties(Map<String, String> values) {
    int count = 0;
    for (String name : unknown(values.keySet())) {
      if (++count <= MOST) {
        report(name, "a system property that begins with bearer.", "");
      }
    }
    more(count, "system properties", "");
  }

  /** Everything in the file was meant for the agent, with the prefix or without. */
  void inFile(PropertiesFile file, String where) {
    int count = 0;
    for (String name : sorted(file.values.keySet())) {
      Option option = named(name);
      if (option == Option.CONFIG) {
        problems.add(Code.UNKNOWN_KEY, name + " cannot be set in the file that it names" + where);
      } else if (option == null && ++count <= MOST) {
        report(name, "line " + file.line(name), where);
      }
    }
    more(count, "keys", where);
  }

  /** What stands in a merchant's file, without any prefix. */
  void inMerchant(MerchantFile file, String where) {
    int count = 0;
    for (String name : sorted(file.content.values.keySet())) {
      NamedKey key = file.key(name);
      if (key.option() == null && ++count <= MOST) {
        reportOfMerchant(key, name, "line " + file.content.line(name), where);
      }
    }
    more(count, "keys", where);
  }

  private void reportOfMerchant(NamedKey key, String name, String otherwise, String where) {
    String bare = name.startsWith(Option.PREFIX) ? name.substring(name.lastIndexOf('.') + 1) : name;
    Option near = Spelling.nearest(bare);
    String shown = isPlain(name, 'a', '-') && Spelling.isNearOption(name) ? name : otherwise;
    if (near == null) {
      add(shown, " of a credential" + where);
    } else if (key.scope.has(near)) {
      add(shown, DID_YOU_MEAN + near.shortKey + "?" + where);
    } else {
      add(shown, " of a credential: " + near.key() + " is for all" + where);
    }
  }

  /** {@code BEARER_...} belongs to others too: only what looks like a slip is reported. */
  void inEnvironment(Map<String, String> values) {
    for (String name : sorted(values.keySet())) {
      String shortKey = name.substring(Option.ENV_PREFIX.length()).replace('_', '-');
      NamedKey named = known(name) ? null : NamedKey.ofEnvironment(name);
      Option near = known(name) ? null : Spelling.slip(named == null ? shortKey : named.shortKey);
      if (near != null && (named == null || named.scope.has(near))) {
        String shown =
            isPlain(name, 'A', '_') ? name : "an environment variable that begins with BEARER_";
        add(shown, DID_YOU_MEAN + meant(near, named) + "?");
      }
    }
  }

  private static String meant(Option option, @Nullable NamedKey named) {
    String plain = option.environmentName();
    return named == null
        ? plain
        : Option.ENV_PREFIX
            + (named.scope.word + '_' + named.name).toUpperCase(Locale.ROOT)
            + plain.substring(Option.ENV_PREFIX.length() - 1);
  }

  /** Nearly always none, for which nothing is sorted. */
  private static List<String> unknown(Set<String> names) {
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      if (named(name) == null) {
        unknown.add(name);
      }
    }
    return sorted(unknown);
  }

  private static List<String> sorted(Collection<String> names) {
    List<String> sorted = new ArrayList<>(names);
    if (sorted.size() > 1) {
      Collections.sort(sorted);
    }
    return sorted;
  }

  private void report(String name, String otherwise, String where) {
    NamedKey key = name.startsWith(Option.PREFIX) ? NamedKey.of(name) : null;
    if (key != null) {
      report(key, name, otherwise, where);
      return;
    }
    boolean prefixed = name.startsWith(Option.PREFIX);
    String shortKey = prefixed ? name.substring(Option.PREFIX.length()) : name;
    boolean shown = prefixed && isPlain(shortKey, 'a', '.') && Spelling.isNearOption(shortKey);
    Option near = Spelling.nearest(shortKey);
    add(shown ? name : otherwise, (near == null ? all() : DID_YOU_MEAN + near.key() + "?") + where);
  }

  private void report(NamedKey key, String name, String otherwise, String where) {
    boolean shown = key.hasGoodName() && Spelling.isNearOption(key.shortKey);
    String called = shown ? name : otherwise + key.scope.prefix().substring(Option.PREFIX.length());
    Option near = Spelling.nearest(key.shortKey);
    if (!key.hasGoodName()) {
      add(
          called,
          "; a "
              + key.scope.word
              + "'s name is at most 32 lower-case letters and digits, a letter first"
              + where);
    } else if (near == null) {
      add(called, " of a " + key.scope.word + where);
    } else if (key.scope.has(near)) {
      add(called, DID_YOU_MEAN + key.scope.prefix() + key.name + '.' + near.shortKey + "?" + where);
    } else {
      add(called, " of a " + key.scope.word + ": " + near.key() + " is for all" + where);
    }
  }

  private void add(String name, String advice) {
    problems.add(Code.UNKNOWN_KEY, name + " is not an option" + advice);
  }

  private void more(int count, String what, String where) {
    if (count > MOST) {
      problems.add(
          Code.UNKNOWN_KEY, (count - MOST) + " more " + what + " are not options either" + where);
    }
  }

  /** Whether it has nothing but letters from that one on, digits, hyphens and that sign. */
  private static boolean isPlain(String text, char firstLetter, char sign) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= firstLetter && c < firstLetter + 26;
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != sign) {
        return false;
      }
    }
    return true;
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
    if (key.startsWith(Option.PARAM_PREFIX)) {
      return Option.TOKEN_PARAM;
    }
    NamedKey named = NamedKey.of(key);
    return named != null && named.hasGoodName() ? named.option() : null;
  }

  private static boolean known(String environmentName) {
    for (Option option : Option.values()) {
      if (option.environmentName().equals(environmentName)) {
        return true;
      }
    }
    NamedKey named = NamedKey.ofEnvironment(environmentName);
    return environmentName.startsWith(Option.PARAM_ENV_PREFIX)
        || (named != null && named.hasGoodName() && named.option() != null);
  }
}
