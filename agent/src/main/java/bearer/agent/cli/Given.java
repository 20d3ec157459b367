package bearer.agent.cli;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Credential;
import bearer.agent.config.Problem;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A provider's preset with what a command was given; what says how to get there (proxy, trust
 * store) is the JVM's, under the names that the agent has for it.
 */
final class Given {
  private final Map<String, String> properties = new HashMap<>();

  Given(String provider) {
    properties.put("bearer.provider", provider);
  }

  /**
   * @param value empty for what the preset says
   */
  Given with(String key, String value) {
    if (!value.isEmpty()) {
      properties.put(key, value);
    }
    return this;
  }

  /**
   * @throws Failure if it cannot be used
   */
  Credential credential() throws Failure {
    Map<String, String> all = new HashMap<>(properties);
    for (String name : System.getProperties().stringPropertyNames()) {
      if (isTheWay("bearer.").test(name)) {
        all.put(name, System.getProperty(name, ""));
      }
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(isTheWay("BEARER_").negate());
    ConfigResult result = ConfigReader.read(new Sources(all, environment));
    AgentConfig config = result.config;
    if (config == null) {
      throw new Failure(1, text(result.problems));
    }
    return config.credentials().iterator().next();
  }

  private static Predicate<String> isTheWay(String prefix) {
    return name -> {
      String key = name.toLowerCase(Locale.ROOT).replace('_', '-');
      String way = prefix.toLowerCase(Locale.ROOT).replace('_', '-');
      return name.startsWith(prefix)
          && (key.startsWith(way + "token-proxy")
              || key.startsWith(way + "token-truststore")
              || key.equals(way + "allow-http"));
    };
  }

  private static String text(Iterable<Problem> problems) {
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      text.append(text.length() == 0 ? "" : "\n").append(problem);
    }
    return text.toString();
  }
}
