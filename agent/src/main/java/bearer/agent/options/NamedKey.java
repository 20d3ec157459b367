package bearer.agent.options;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A key of a rule or a credential with a name, as in {@code bearer.rule.shop.hosts}. Immutable. */
final class NamedKey {
  private static final int LONGEST_NAME = 32;

  final Scope scope;
  final String name;

  /** What stands behind the name: an option's short key, if it is one. */
  final String shortKey;

  private NamedKey(Scope scope, String name, String shortKey) {
    this.scope = scope;
    this.name = name;
    this.shortKey = shortKey;
  }

  /**
   * What a key is without its beginning.
   *
   * @param key as {@code client-id}
   */
  static NamedKey of(Scope scope, String name, String key) {
    return new NamedKey(scope, name, key);
  }

  /** Null if it is none. */
  static @Nullable NamedKey of(String key) {
    Scope scope = Scope.of(key);
    if (scope == null) {
      return null;
    }
    int start = scope.prefix().length();
    int dot = key.indexOf('.', start);
    return dot < 0
        ? new NamedKey(scope, key.substring(start), "")
        : new NamedKey(scope, key.substring(start, dot), key.substring(dot + 1));
  }

  /** As of {@code BEARER_RULE_SHOP_HOSTS}. */
  static @Nullable NamedKey ofEnvironment(String variable) {
    Scope scope = Scope.ofEnvironment(variable);
    if (scope == null) {
      return null;
    }
    int start = "BEARER_".length() + scope.word.length() + 1;
    int end = variable.indexOf('_', start);
    String name = variable.substring(start, end < 0 ? variable.length() : end);
    String rest = end < 0 ? "" : variable.substring(end + 1);
    return new NamedKey(scope, name.toLowerCase(Locale.ROOT), shortKey(scope, rest));
  }

  private static String shortKey(Scope scope, String rest) {
    for (Option option : Option.values()) {
      if (scope.has(option) && option.environmentName().equals(Option.ENV_PREFIX + rest)) {
        return option.shortKey;
      }
    }
    String parameter = "TOKEN_PARAM_";
    return rest.startsWith(parameter)
        ? "token-param." + rest.substring(parameter.length()).toLowerCase(Locale.ROOT)
        : rest.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Lower-case letters and digits, a letter first: so that variables can be told apart. */
  boolean hasGoodName() {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(i > 0 && c >= '0' && c <= '9')) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= LONGEST_NAME;
  }

  /** Null if there is no such option, or not for this. */
  @Nullable Option option() {
    for (Option option : Option.values()) {
      if (option.shortKey.equals(shortKey) && scope.has(option)) {
        return option;
      }
    }
    return parameter() == null ? null : Option.TOKEN_PARAM;
  }

  /** The name of a token request's parameter; null if it is no such key. */
  @Nullable String parameter() {
    String start = "token-param.";
    return scope == Scope.CREDENTIAL && shortKey.startsWith(start)
        ? shortKey.substring(start.length())
        : null;
  }
}
