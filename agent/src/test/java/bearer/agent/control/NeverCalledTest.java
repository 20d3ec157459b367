package bearer.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.RuleConfig;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NeverCalledTest {
  @Test
  void hosts_beforeAnyRequest_areAllThatAreConfigured() {
    Sources sources =
        new Sources(
            Map.of(
                "bearer.hosts", "api.example.com,*.shop.example.com:8443",
                "bearer.token-url", "https://as.example.com/token",
                "bearer.client-id", "shop",
                "bearer.client-secret", "s3cr3t"),
            Map.of());
    RuleConfig rule = Objects.requireNonNull(ConfigReader.read(sources).config).rules.get(0);

    assertThat(NeverCalled.hosts(rule, null))
        .containsExactly("api.example.com", "*.shop.example.com:8443");
  }
}
