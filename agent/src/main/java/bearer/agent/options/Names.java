package bearer.agent.options;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules and credentials that have names, and what is set for each. Not thread-safe. */
final class Names {
  private final Settings plain;
  private final Map<String, Settings> rules = new TreeMap<>();
  private final Map<String, Settings> credentials = new TreeMap<>();

  Names(Settings plain) {
    this.plain = plain;
  }

  /** Made if it is not there. */
  Settings of(Scope scope, String name) {
    Map<String, Settings> all = scope == Scope.RULE ? rules : credentials;
    Settings known = all.get(name);
    if (known == null) {
      known = new Settings(plain, scope.prefix() + name + '.');
      all.put(name, known);
    }
    return known;
  }

  Map<String, Settings> rules() {
    return rules;
  }

  Set<String> credentials() {
    return credentials.keySet();
  }

  /** Null if there is none of that name. */
  @Nullable Settings credential(String name) {
    return credentials.get(name);
  }
}
