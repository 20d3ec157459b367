package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Problem;
import bearer.agent.config.RuleConfig;
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

  /** The one rule; fails with the problems if the agent would not be active. */
  RuleConfig active() {
    ConfigResult result = read();
    AgentConfig config = Objects.requireNonNull(result.config, result.toString());
    assertThat(config.rules).hasSize(1);
    return config.rules.get(0);
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
