package bearer.agent.options;

import bearer.agent.net.BadValue;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where the operator can have written something, as it was at one moment. Immutable. */
public final class Sources {
  final Map<String, String> properties;
  final Map<String, String> environment;

  /** What an operator has changed since the start, by {@link #overrideKey}. */
  final Map<String, String> overrides;

  /** What the files of {@code bearer.credentials-dir} say, as far as they have been taken. */
  final List<MerchantFile> merchants;

  /** What the file says that {@code bearer.config} names; null if it is to be read. */
  final @Nullable PropertiesFile file;

  /** Whether what is off is looked at as if it were not. */
  final boolean asIfOn;

  /**
   * @param properties system properties; those without the prefix {@code bearer.} are dropped
   * @param environment environment variables; those without {@code BEARER_} are dropped
   */
  public Sources(Map<String, String> properties, Map<String, String> environment) {
    this(
        startingWith(Option.PREFIX, properties),
        startingWith(Option.ENV_PREFIX, environment),
        Collections.<String, String>emptyMap(),
        Collections.<MerchantFile>emptyList(),
        null,
        false);
  }

  private Sources(
      Map<String, String> properties,
      Map<String, String> environment,
      Map<String, String> overrides,
      List<MerchantFile> merchants,
      @Nullable PropertiesFile file,
      boolean asIfOn) {
    this.properties = properties;
    this.environment = environment;
    this.overrides = overrides;
    this.merchants = merchants;
    this.file = file;
    this.asIfOn = asIfOn;
  }

  /** The same under the file as it is now: from what is answered it is not read again. */
  public Sources withFile() {
    String property = properties.get(Option.CONFIG.key());
    String name =
        property != null && Setting.counts(Option.CONFIG, property)
            ? property
            : environment.get(Option.CONFIG.environmentName());
    return new Sources(
        properties,
        environment,
        overrides,
        merchants,
        name == null || !Setting.counts(Option.CONFIG, name) ? null : read(name.trim()),
        asIfOn);
  }

  /** The same with another file in place of that of {@code bearer.config}. */
  public Sources withFile(String name) {
    Map<String, String> changed = new HashMap<>(properties);
    changed.put(Option.CONFIG.key(), name);
    return new Sources(changed, environment, overrides, merchants, null, asIfOn).withFile();
  }

  /** Null if it is unreadable: whoever reads these sources tries again, and says so. */
  private static @Nullable PropertiesFile read(String name) {
    try {
      return PropertiesFile.read(new File(name));
    } catch (BadValue unreadable) {
      return null;
    }
  }

  /**
   * The same under what an operator has changed of rules, which is stronger than all else.
   *
   * @param changed valid values, by {@link #overrideKey}
   */
  public Sources with(Map<String, String> changed) {
    return new Sources(properties, environment, changed, merchants, file, asIfOn);
  }

  /** The same with those files of merchants and no others. */
  public Sources with(List<MerchantFile> files) {
    List<MerchantFile> copy = Collections.unmodifiableList(new ArrayList<>(files));
    return new Sources(properties, environment, overrides, copy, file, asIfOn);
  }

  /** The same with the files of merchants that others have. */
  public Sources withMerchantsOf(Sources others) {
    return new Sources(properties, environment, overrides, others.merchants, file, asIfOn);
  }

  /** The same to find out what would be wrong if nothing were off. */
  public Sources asIfOn() {
    return new Sources(properties, environment, overrides, merchants, file, true);
  }

  /** What {@link #with} takes: of an option that a rule can have. */
  public static String overrideKey(String rule, Option option) {
    return rule + '.' + option.shortKey;
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
