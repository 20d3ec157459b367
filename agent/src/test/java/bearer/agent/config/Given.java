package bearer.agent.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an operator set, and what came of it. */
final class Given {
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  /** Nothing is set. */
  static Given nothing() {
    return new Given();
  }

  /** The least that makes an active agent without a provider. */
  static Given minimum() {
    return nothing()
        .property("bearer.hosts", "api.example.com")
        .property("bearer.token-url", "https://as.example.com/token")
        .property("bearer.client-id", "shop")
        .property("bearer.client-secret", "s3cr3t");
  }

  Given property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Given environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Given without(String name) {
    properties.remove(name);
    return this;
  }

  ConfigResult read() {
    return ConfigReader.read(new Sources(properties, environment));
  }

  /** Fails with the problems if the agent would not be active. */
  AgentConfig active() {
    ConfigResult result = read();
    return Objects.requireNonNull(result.config, result.toString());
  }

  List<String> problems() {
    return text(read().problems);
  }

  static List<String> text(List<Problem> problems) {
    List<String> text = new ArrayList<>();
    for (Problem problem : problems) {
      text.add(problem.toString());
    }
    return text;
  }
}
