package bearer.agent.options;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Where the operator can have written something, as it was at one moment. Immutable. */
public final class Sources {
  final Map<String, String> properties;
  final Map<String, String> environment;

  /**
   * @param properties system properties; those without the prefix {@code bearer.} are dropped
   * @param environment environment variables; those without {@code BEARER_} are dropped
   */
  public Sources(Map<String, String> properties, Map<String, String> environment) {
    this.properties = startingWith(Option.PREFIX, properties);
    this.environment = startingWith(Option.ENV_PREFIX, environment);
  }

  /**
   * The JVM's own.
   *
   * @throws SecurityException if a security manager forbids reading them
   */
  public static Sources ofJvm() {
    return new Sources(ownOf(System.getProperties()), System.getenv());
  }

  /** Applications put objects that are no strings there; {@code stringPropertyNames} skips them. */
  static Map<String, String> ownOf(Properties all) {
    Map<String, String> own = new HashMap<>();
    for (String name : all.stringPropertyNames()) {
      String value = name.startsWith(Option.PREFIX) ? all.getProperty(name) : null;
      if (value != null) {
        own.put(name, value);
      }
    }
    return own;
  }

  private static Map<String, String> startingWith(String prefix, Map<String, String> all) {
    Map<String, String> own = new HashMap<>();
    for (String name : all.keySet()) { // of the environment's entries the JDK makes more classes
      String value = name.startsWith(prefix) ? all.get(name) : null;
      if (value != null) {
        own.put(name, value);
      }
    }
    return Collections.unmodifiableMap(own);
  }

  @Override
  public String toString() {
    return "Sources[" + properties.size() + " properties, " + environment.size() + " variables]";
  }
}
