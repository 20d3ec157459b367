package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Migration;
import bearer.agent.config.RetiredApi;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.net.HeaderName;
import bearer.agent.net.HostName;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
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
    RuleConfig rule = provider("picpay").active();

    assertThat(rule.credential.server.tokenUrl).hasToString("https://api.picpay.com/oauth2/token");
    assertThat(rule.credential.client.method).isEqualTo(TokenAuthMethod.CLIENT_SECRET_JSON);
    assertThat(rule.selection.hosts)
        .extracting(HostPattern::toString)
        .containsExactly("api.picpay.com");
    assertThat(rule.selection.paths)
        .extracting(PathPattern::toString)
        .containsExactly("/ecommerce/v2/**");
    assertThat(rule.treatment.legacyHeaders)
        .extracting(HeaderName::toString)
        .containsExactly("x-picpay-token", "x-seller-token");
  }

  @Test
  void picpay_alone_knowsV1AndWhatTellsMerchantsApart() {
    Migration migration = provider("picpay").active().treatment.migration;

    assertThat(migration.tenantHeaders)
        .extracting(HeaderName::toString)
        .containsExactly("x-picpay-token");
    assertThat(migration.retired)
        .isEqualTo(
            new RetiredApi(
                "PicPay's V1",
                HostName.named("appws.picpay.com"),
                "https://api.picpay.com/ecommerce/v2/"));
    assertThat(migration.operations)
        .extracting(PathPattern::toString)
        .containsExactly(
            "/ecommerce/v2/payments/*/status",
            "/ecommerce/v2/payments/*/capture",
            "/ecommerce/v2/payments/*/refunds");
    assertThat(migration.mergeCallers).isFalse();
    assertThat(migration.dryRun).isTrue();
  }

  @Test
  void qpay_alone_knowsOfNoOldApi() {
    Migration migration = provider("qpay").active().treatment.migration;

    assertThat(migration.tenantHeaders).isEmpty();
    assertThat(migration.retired).isNull();
    assertThat(migration.operations).isEmpty();
  }

  @Test
  void qpay_alone_bringsEverythingButTheCredential() {
    RuleConfig rule = provider("QPay").active();

    assertThat(rule.credential.server.tokenUrl)
        .hasToString(
            "https://sandbox.qpay.quecto.com.br/auth/realms/qpay/protocol/openid-connect/token");
    assertThat(rule.credential.client.method).isEqualTo(TokenAuthMethod.CLIENT_SECRET_POST);
    assertThat(rule.selection.hosts)
        .extracting(HostPattern::toString)
        .containsExactly("sandbox.qpay.quecto.com.br");
    assertThat(rule.selection.paths).extracting(PathPattern::toString).containsExactly("/**");
    assertThat(rule.treatment.legacyHeaders).isEmpty();
  }

  @Test
  void preset_ownKeys_overrideEachOfItsValues() {
    RuleConfig rule =
        provider("picpay")
            .property("bearer.token-url", "https://localhost:9443/token")
            .property("bearer.token-auth-method", "client-secret-basic")
            .environment("BEARER_HOSTS", "localhost:9443")
            .property("bearer.paths", "/**")
            .property("bearer.legacy-headers", " ")
            .active();

    assertThat(rule.credential.server.tokenUrl).hasToString("https://localhost:9443/token");
    assertThat(rule.credential.client.method).isEqualTo(TokenAuthMethod.CLIENT_SECRET_BASIC);
    assertThat(rule.selection.hosts)
        .extracting(HostPattern::toString)
        .containsExactly("localhost:9443");
    assertThat(rule.selection.paths).extracting(PathPattern::toString).containsExactly("/**");
    assertThat(rule.treatment.legacyHeaders).isEmpty();
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
