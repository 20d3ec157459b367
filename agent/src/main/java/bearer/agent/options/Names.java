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

  /** Of a credential that has a file, by whose name it is known. */
  Settings ofMerchant(String name) {
    Settings made = new Settings(plain, name + '.');
    credentials.put(name, made);
    return made;
  }

  Map<String, Settings> rules() {
    return rules;
  }

  /** Whether files may bring more of them. */
  boolean ofDirectory() {
    return plain.gives(Option.CREDENTIALS_DIR);
  }

  Set<String> credentials() {
    return credentials.keySet();
  }

  /** Null if there is none of that name. */
  @Nullable Settings credential(String name) {
    return credentials.get(name);
  }
}
