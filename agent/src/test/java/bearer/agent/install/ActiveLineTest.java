package bearer.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.RuleConfig;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ActiveLineTest {
  private final Map<String, String> properties = new HashMap<>();

  private String line() {
    RuleConfig rule =
        Objects.requireNonNull(ConfigReader.read(new Sources(properties, Map.of())).config)
            .rules
            .get(0);
    return ActiveLine.of(rule, rule.name.equals("shop"));
  }

  private ActiveLineTest picPay() {
    properties.put("bearer.provider", "picpay");
    properties.put("bearer.client-id", "my-shop");
    properties.put("bearer.client-secret", "s3cr3t");
    return this;
  }

  @Test
  void of_aRule_namesAllThatMattersAndNoSecret() {
    assertThat(picPay().line())
        .isEqualTo(
            "active: mode add, hosts api.picpay.com, paths /ecommerce/v2/**, token URL"
                + " https://api.picpay.com/oauth2/token, method client_secret_json, client id"
                + " my-shop");
  }

  @Test
  void of_oneOfSeveralRules_namesIt() {
    properties.put("bearer.rule.shop.mode", "observe");
    properties.put("bearer.rule.shop.credential", "shop");
    properties.put("bearer.credential.shop.client-id", "other");
    properties.put("bearer.credential.shop.client-secret", "s3cr3t");
    properties.put("bearer.provider", "picpay");

    assertThat(line())
        .startsWith("active: rule shop, mode observe, hosts api.picpay.com,")
        .endsWith("client id other");
  }

  @Test
  void of_manyHosts_namesFive() {
    properties.put("bearer.hosts", "a.example,b.example,c.example,d.example,e.example,f.example");
    properties.put("bearer.paths", "/a,/b");
    properties.put("bearer.token-url", "https://as.example.com/t?key=h1dd3n");

    assertThat(picPay().line())
        .contains(
            "hosts a.example b.example c.example d.example e.example and 1 more, paths /a /b,")
        .contains("token URL https://as.example.com/t?..., method");
  }

  @Test
  void of_anIssuerAndACredentialFile_namesThem() {
    properties.put("bearer.hosts", "a.example");
    properties.put("bearer.issuer", "https://as.example.com");
    properties.put("bearer.credential-file", "/no/such");

    assertThat(line())
        .isEqualTo(
            "active: mode add, hosts a.example, paths /**, issuer https://as.example.com, method"
                + " client_secret_basic, client id of a file");
  }
}
