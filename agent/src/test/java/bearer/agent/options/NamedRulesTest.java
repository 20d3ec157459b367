package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Mode;
import bearer.agent.config.OnTokenFailure;
import bearer.agent.config.RuleConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and credentials by name. */
class NamedRulesTest {
  @TempDir Path dir;

  /** A second rule beside {@link Given#minimum}. */
  private static Given two() {
    return Given.minimum().property("bearer.rule.shop.hosts", "shop.example.com");
  }

  private static List<RuleConfig> rules(Given given) {
    AgentConfig config = Objects.requireNonNull(given.read().config, given.problems().toString());
    return config.rules;
  }

  @Test
  void rule_saysItsHostsAlone_hasAllElseFromThePlainKeys() {
    List<RuleConfig> rules =
        rules(
            two()
                .property("bearer.mode", "replace")
                .property("bearer.paths", "/v2/**")
                .property("bearer.token-timeout", "7s"));

    assertThat(rules).extracting(rule -> rule.name).containsExactly("default", "shop");
    RuleConfig shop = rules.get(1);
    assertThat(shop.selection.hosts).hasToString("[shop.example.com]");
    assertThat(shop.selection.paths).hasToString("[/v2/**]");
    assertThat(shop.treatment.mode).isEqualTo(Mode.REPLACE);
    assertThat(shop.patience.tokenTimeoutNanos).isEqualTo(7_000_000_000L);
    assertThat(shop.credential).isSameAs(rules.get(0).credential);
  }

  @Test
  void rule_hasAValueOfItsOwn_thatHoldsForItAlone() {
    List<RuleConfig> rules =
        rules(
            two()
                .property("bearer.rule.shop.mode", "observe")
                .property("bearer.rule.shop.methods", "get, POST")
                .property("bearer.rule.shop.on-token-failure", "fail"));

    assertThat(rules.get(0).treatment.mode).isEqualTo(Mode.ADD);
    assertThat(rules.get(0).selection.methods).isEmpty();
    assertThat(rules.get(0).patience.onTokenFailure).isEqualTo(OnTokenFailure.PASS_THROUGH);
    assertThat(rules.get(1).treatment.mode).isEqualTo(Mode.OBSERVE);
    assertThat(rules.get(1).selection.methods).containsExactlyInAnyOrder("GET", "POST");
    assertThat(rules.get(1).patience.onTokenFailure).isEqualTo(OnTokenFailure.FAIL);
  }

  @Test
  void names_inVariablesAndTheFile_areThose_ofProperties() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("c"),
            """
            bearer.rule.shop.paths=/file/**
            bearer.rule.shop.mode=observe
            bearer.rule.bank.hosts=bank.example.com
            """);
    List<RuleConfig> rules =
        rules(
            two()
                .property("bearer.config", file.toString())
                .environment("BEARER_RULE_SHOP_MODE", "replace")
                .environment("BEARER_RULE_SHOP_ON_TOKEN_FAILURE", "fail"));

    assertThat(rules).extracting(rule -> rule.name).containsExactly("default", "bank", "shop");
    assertThat(rules.get(2).selection.paths).hasToString("[/file/**]");
    assertThat(rules.get(2).treatment.mode).isEqualTo(Mode.REPLACE);
    assertThat(rules.get(2).patience.onTokenFailure).isEqualTo(OnTokenFailure.FAIL);
  }

  @Test
  void rulesWithNamesAlone_thePlainKeysAreNone() {
    List<RuleConfig> rules =
        rules(
            Given.minimum()
                .without("bearer.hosts")
                .property("bearer.rule.shop.hosts", "shop.example.com"));

    assertThat(rules).extracting(rule -> rule.name).containsExactly("shop");
  }

  @Test
  void credential_saysWhoItIs_hasTheTokenUrlFromThePlainKeys() {
    List<RuleConfig> rules =
        rules(
            two()
                .property("bearer.scope", "all")
                .property("bearer.rule.shop.credential", "shop")
                .property("bearer.credential.shop.client-id", "shop-id")
                .property("bearer.credential.shop.client-secret", "other")
                .property("bearer.credential.shop.token-param.resource", "r"));

    assertThat(rules.get(1).credential)
        .hasToString("Credential[shop-id at https://as.example.com/token]");
    assertThat(rules.get(1).credential.name).isEqualTo("shop");
    assertThat(rules.get(1).credential).isNotEqualTo(rules.get(0).credential);
  }

  @Test
  void credential_hasAnIssuerOfItsOwn_thePlainTokenUrlIsNotItsOwn() {
    List<RuleConfig> rules =
        rules(
            two()
                .property("bearer.rule.shop.credential", "shop")
                .property("bearer.credential.shop.issuer", "https://idp.example.com")
                .property("bearer.credential.shop.client-id", "shop-id")
                .property("bearer.credential.shop.client-secret", "other"));

    assertThat(rules.get(1).credential.server.tokenUrl).isNull();
    assertThat(rules.get(1).credential.server.issuer).hasToString("https://idp.example.com");
  }

  @Test
  void credential_hasAnIdAlone_doesNotTakeThePlainSecret() {
    assertThat(
            two()
                .property("bearer.rule.shop.credential", "shop")
                .property("bearer.credential.shop.client-id", "shop-id")
                .problems())
        .containsExactly(
            "BA-103 bearer.credential.shop.client-secret is missing: set it to the secret of that"
                + " client, or name a file that holds it with bearer.client-secret-file");
  }

  @Test
  void credential_ofARuleThatIsOff_isNotRequired() {
    assertThat(
            rules(
                    two()
                        .property("bearer.rule.shop.mode", "off")
                        .property("bearer.rule.shop.credential", "shop")
                        .property("bearer.credential.shop.client-id", "shop-id"))
                .get(1)
                .treatment
                .mode)
        .isEqualTo(Mode.OFF);
  }

  @Test
  void credential_thatIsNotThere_isNamedWithThoseThatAre() {
    assertThat(
            two()
                .property("bearer.rule.shop.credential", "shpo")
                .property("bearer.credential.shop.client-id", "shop-id")
                .problems())
        .containsExactly("BA-102 bearer.rule.shop.credential=shpo: valid values are default, shop");
  }

  @Test
  void provider_isForTheRulesWithNames_unlessThePlainKeysSayWhoAsks() {
    Given given =
        Given.nothing()
            .property("bearer.provider", "picpay")
            .property("bearer.rule.shop.credential", "shop")
            .property("bearer.credential.shop.client-id", "shop-id")
            .property("bearer.credential.shop.client-secret", "other");

    assertThat(rules(given)).extracting(rule -> rule.name).containsExactly("shop");
    assertThat(rules(given).get(0).selection.paths).hasToString("[/ecommerce/v2/**]");
    assertThat(given.property("bearer.client-id", "me").problems())
        .contains(
            "BA-104 the rules default and shop are both for api.picpay.com/ecommerce/v2/**: give"
                + " one of them other hosts, paths or methods");
  }

  @Test
  void provider_andARuleForOtherHosts_doesNotGiveItItsPaths() {
    List<RuleConfig> rules =
        rules(
            Given.nothing()
                .property("bearer.provider", "picpay")
                .property("bearer.client-id", "me")
                .property("bearer.client-secret", "s3cr3t")
                .property("bearer.rule.shop.hosts", "shop.example.com"));

    assertThat(rules.get(0).selection.paths).hasToString("[/ecommerce/v2/**]");
    assertThat(rules.get(1).selection.paths).hasToString("[/**]");
  }

  @ParameterizedTest
  @CsvSource({
    "api.example.com, /**, '', true",
    "'other.example.com,api.example.com', /**, '', true",
    "api.example.com, /a/**, '', false",
    "api.example.com, '/x,/**', GET, false",
    "api.example.com:443, /**, '', false",
    "*.example.com, /**, '', false",
  })
  void rules_ofWhichNeitherIsCloser_areAFault(
      String hosts, String paths, String methods, boolean fault) {
    Given given =
        Given.minimum()
            .property("bearer.rule.shop.hosts", hosts)
            .property("bearer.rule.shop.paths", paths)
            .property("bearer.rule.shop.methods", methods);

    assertThat(given.problems())
        .isEqualTo(
            fault
                ? List.of(
                    "BA-104 the rules default and shop are both for api.example.com/**: give one"
                        + " of them other hosts, paths or methods")
                : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "/a/*/x, /a/*/y, false",
    "/a/*/x, /a/*, false",
    "/a/**/x, /a/**/y, false",
    "/a/**/x, /a/*/x, true",
    "/a/*x, /a/*xx, true",
    "/a/*x/**, /a/*y/**, false",
    "/a, /b, false",
    "/a*, /b*, false",
  })
  void rules_whosePathsNoRequestHasBoth_areNone(String one, String other, boolean fault) {
    Given given =
        Given.minimum()
            .property("bearer.paths", one)
            .property("bearer.rule.shop.paths", other)
            .property("bearer.rule.shop.mode", "observe");

    assertThat(given.problems()).hasSize(fault ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bearer.rule.shop.host|bearer.rule.shop.host is not an option; did you mean"
            + " bearer.rule.shop.hosts?",
        "bearer.rule.shop.client-id|bearer.rule.shop.client-id is not an option of a rule:"
            + " bearer.client-id is for all",
        "bearer.credential.shop.mode|bearer.credential.shop.mode is not an option of a credential:"
            + " bearer.mode is for all",
        "bearer.rule.Shop.hosts|a system property that begins with bearer.rule. is not an option; a"
            + " rule's name is at most 32 lower-case letters and digits, a letter first",
        "bearer.rule.hosts|a system property that begins with bearer.rule. is not an option of a"
            + " rule",
      })
  void key_thatIsNone_isNamedWithTheNearest(String key, String problem) {
    assertThat(two().property(key, "x").problems()).containsExactly("BA-101 " + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEARER_RULE_SHOP_HSOTS", "BEARER_CREDENTIAL_SHOP_CLIENTID"})
  void variable_nearlyAnOption_isASlip(String name) {
    assertThat(two().environment(name, "x").problems()).singleElement().asString().contains(name);
  }

  @Test
  void variable_ofAnother_isNoBusinessOfOurs() {
    assertThat(two().environment("BEARER_RULE_ENGINE_URL", "x").problems()).isEmpty();
    assertThat(two().environment("BEARER_CREDENTIAL", "default").problems()).isEmpty();
  }

  @Test
  void enforce_andAWayOut_areAFaultInOneRuleAlone() {
    Given inherited =
        two()
            .property("bearer.on-token-failure", "pass-through")
            .property("bearer.rule.shop.mode", "enforce");

    assertThat(rules(inherited).get(1).patience.onTokenFailure).isEqualTo(OnTokenFailure.FAIL);
    assertThat(inherited.property("bearer.rule.shop.on-token-failure", "pass-through").problems())
        .containsExactly(
            "BA-104 bearer.rule.shop.mode=enforce lets no call without a token pass and"
                + " bearer.rule.shop.on-token-failure=pass-through does: keep one of them");
  }

  private static Given merchants() {
    return two()
        .property("bearer.rule.shop.credential", "by-legacy-token")
        .property("bearer.credential.acme.client-id", "acme")
        .property("bearer.credential.acme.client-secret", "a")
        .property("bearer.credential.acme.legacy-token-sha256", "a".repeat(64))
        .property("bearer.credential.bolt.client-id", "bolt")
        .property("bearer.credential.bolt.client-secret", "b");
  }

  @Test
  void credential_byLegacyToken_isOneForEachDigest() {
    String two = "b".repeat(64) + "," + "c".repeat(64);
    RuleConfig shop =
        rules(merchants().property("bearer.credential.bolt.legacy-token-sha256", two)).get(1);

    assertThat(shop.merchants.keySet())
        .containsExactly("a".repeat(64), "b".repeat(64), "c".repeat(64));
    assertThat(shop.merchants.get("c".repeat(64))).asString().contains("bolt");
  }

  @Test
  void credential_byLegacyToken_whatIsMissingIsSaid() {
    Given same = merchants().property("bearer.credential.bolt.legacy-token-sha256", "a".repeat(64));
    assertThat(same.problems())
        .containsExactly(
            "BA-104 the credentials acme and bolt have a digest in common in legacy-token-sha256: a"
                + " legacy token is one merchant's");
    assertThat(merchants().property("bearer.rule.shop.legacy-headers", "x-key").problems())
        .containsExactly(
            "BA-103 bearer.rule.shop.credential=by-legacy-token: there is no header that tells"
                + " merchants apart: x-picpay-token must be among bearer.legacy-headers");
    assertThat(Given.minimum().property("bearer.credential", "by-legacy-token").problems())
        .containsExactly(
            "BA-103 bearer.credential=by-legacy-token: no credential says whose it is: set"
                + " bearer.credential.<name>.legacy-token-sha256");
    assertThat(merchants().without("bearer.credential.acme.client-secret").problems())
        .singleElement()
        .asString()
        .startsWith("BA-103 bearer.credential.acme.client-secret is missing");
  }

  @Test
  void percent_isDrawnByTheInstance_andGrowsWithoutAnyLeaving() {
    int before = 0;
    for (int percent = 0; percent <= 100; percent += 25) {
      int in = 0;
      for (int instance = 0; instance < 400; instance++) {
        boolean drawn = isIn(percent, instance);
        assertThat(drawn || percent < 25 || !isIn(percent - 25, instance)).isTrue();
        in += drawn ? 1 : 0;
      }
      assertThat(in).isBetween(percent * 4 - 40, percent * 4 + 40).isGreaterThanOrEqualTo(before);
      before = in;
    }
    assertThat(isIn(0, 1)).isFalse();
    assertThat(isIn(100, 1)).isTrue();
  }

  private static boolean isIn(int percent, int instance) {
    return InstanceDraw.isIn(percent, "shop-" + instance, "default");
  }

  @Test
  void percent_thatIsNone_isAFault() {
    assertThat(two().property("bearer.rule.shop.percent", "101").problems())
        .containsExactly(
            "BA-102 bearer.rule.shop.percent=101: must be a whole number from 0 to 100");
  }

  @Test
  void percentBy_service_drawsByItsName() {
    for (String service : new String[] {"orders", "carts", "vouchers", "stock"}) {
      Given given =
          Given.minimum()
              .property("bearer.service", service)
              .property("bearer.instance-id", "any")
              .property("bearer.percent", "50");
      assertThat(given.property("bearer.percent-by", "service").active().treatment.inPercent)
          .isEqualTo(InstanceDraw.isIn(50, service, "default"));
      assertThat(given.property("bearer.percent-by", "instance").active().treatment.inPercent)
          .isEqualTo(InstanceDraw.isIn(50, "any", "default"));
    }
  }

  @Test
  void percentBy_serviceWithoutAName_isAFault() {
    assertThat(two().property("bearer.rule.shop.percent-by", "service").problems())
        .containsExactly(
            "BA-103 bearer.rule.shop.percent-by=service draws by bearer.service, which is not set");
    assertThat(two().property("bearer.percent-by", "call").problems())
        .containsExactly(
            "BA-102 bearer.percent-by=call: valid values are instance, service, request");
  }
}
