package bearer.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PresetTest {
  private static Given provider(String name) {
    return Given.nothing()
        .property("bearer.provider", name)
        .property("bearer.client-id", "shop")
        .property("bearer.client-secret", "s3cr3t");
  }

  @Test
  void picpay_alone_bringsEverythingButTheCredential() {
    AgentConfig config = provider("picpay").active();

    assertThat(config.credential.tokenUrl).isEqualTo("https://api.picpay.com/oauth2/token");
    assertThat(config.credential.authMethod).isEqualTo(TokenAuthMethod.CLIENT_SECRET_JSON);
    assertThat(config.hosts).extracting(HostPattern::toString).containsExactly("api.picpay.com");
    assertThat(config.paths).containsExactly("/ecommerce/v2/**");
    assertThat(config.legacyHeaders).containsExactly("x-picpay-token", "x-seller-token");
  }

  @Test
  void qpay_alone_bringsEverythingButTheCredential() {
    AgentConfig config = provider("QPay").active();

    assertThat(config.credential.tokenUrl)
        .isEqualTo(
            "https://sandbox.qpay.quecto.com.br/auth/realms/qpay/protocol/openid-connect/token");
    assertThat(config.credential.authMethod).isEqualTo(TokenAuthMethod.CLIENT_SECRET_POST);
    assertThat(config.hosts)
        .extracting(HostPattern::toString)
        .containsExactly("sandbox.qpay.quecto.com.br");
    assertThat(config.paths).containsExactly("/**");
    assertThat(config.legacyHeaders).isEmpty();
  }

  @Test
  void preset_ownKeys_overrideEachOfItsValues() {
    AgentConfig config =
        provider("picpay")
            .property("bearer.token-url", "https://localhost:9443/token")
            .property("bearer.token-auth-method", "client-secret-basic")
            .environment("BEARER_HOSTS", "localhost:9443")
            .property("bearer.paths", "/**")
            .property("bearer.legacy-headers", " ")
            .active();

    assertThat(config.credential.tokenUrl).isEqualTo("https://localhost:9443/token");
    assertThat(config.credential.authMethod).isEqualTo(TokenAuthMethod.CLIENT_SECRET_BASIC);
    assertThat(config.hosts).extracting(HostPattern::toString).containsExactly("localhost:9443");
    assertThat(config.paths).containsExactly("/**");
    assertThat(config.legacyHeaders).isEmpty();
  }

  @Test
  void preset_withoutCredential_asksForItAlone() {
    assertThat(Given.nothing().property("bearer.provider", "picpay").problems())
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("BA-103 bearer.client-id is missing"))
        .anyMatch(problem -> problem.startsWith("BA-103 bearer.client-secret is missing"));
  }

  @Test
  void preset_unknownName_isTheOnlyProblem() {
    assertThat(provider("picpal").problems())
        .containsExactly("BA-102 bearer.provider=picpal: valid values are picpay, qpay");
  }
}
