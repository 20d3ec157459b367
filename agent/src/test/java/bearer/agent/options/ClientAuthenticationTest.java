package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AssertionAlgorithm;
import bearer.agent.config.ClientKey;
import bearer.agent.config.ClientSecret;
import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.TokenAuthMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the client proves itself, and where. */
class ClientAuthenticationTest {
  private static Given withFile(String value) {
    return Given.minimum()
        .without("bearer.client-secret")
        .property("bearer.client-secret-file", value);
  }

  private static Given withKey(String method) {
    return Given.minimum()
        .without("bearer.client-secret")
        .property("bearer.token-auth-method", method)
        .property("bearer.client-key-file", "/k");
  }

  @Test
  void secretFile_alone_hasNoPrevious() {
    Credential credential = withFile("/run/new").active().credential;

    assertThat(credential.client.secret.file).isEqualTo("/run/new");
    assertThat(credential.client.secret.previousFile).isNull();
    assertThat(credential.client.secret.overlapDays).isZero();
  }

  @Test
  void secretFile_two_areCurrentAndPrevious() {
    ClientSecret list = withFile("/run/new, /run/old").active().credential.client.secret;
    ClientSecret apart =
        withFile("/run/new")
            .environment("BEARER_CLIENT_SECRET_FILE_PREVIOUS", "/run/old")
            .active()
            .credential
            .client
            .secret;

    assertThat(list).isEqualTo(apart);
    assertThat(list.file).isEqualTo("/run/new");
    assertThat(list.previousFile).isEqualTo("/run/old");
  }

  @Test
  void secretFile_three_isRefused() {
    String problem =
        "BA-102 bearer.client-secret-file: at most two can be valid: current, previous";
    assertThat(withFile("/a,/b").property("bearer.client-secret-file.previous", "/c").problems())
        .containsExactly(problem);
    assertThat(withFile("/a,/b,/c").problems()).hasSize(1);
  }

  @Test
  void previousSecretFile_alone_asksForTheCurrent() {
    assertThat(Given.minimum().property("bearer.client-secret-file.previous", "/c").problems())
        .containsExactly(
            "BA-103 bearer.client-secret-file is missing: set it to the file with the present"
                + " secret");
  }

  @Test
  void picpay_replacedSecret_livesSevenDays() {
    RuleConfig rule =
        Given.nothing()
            .property("bearer.provider", "picpay")
            .property("bearer.client-id", "shop")
            .property("bearer.client-secret-file", "/run/secret")
            .active();

    assertThat(rule.credential.client.secret.overlapDays).isEqualTo(7);
  }

  @Test
  void clientIdFile_standsForTheId() {
    Given given = Given.minimum().property("bearer.client-id-file", "/id");
    assertThat(given.problems())
        .containsExactly(
            "BA-104 bearer.client-id and bearer.client-id-file are both set: keep one of them");
    assertThat(given.without("bearer.client-id").active().credential.client.id.file)
        .isEqualTo("/id");
  }

  @ParameterizedTest
  @CsvSource({"private_key_jwt, PRIVATE_KEY_JWT", "tls_client_auth, TLS_CLIENT_AUTH"})
  void keyMethod_withKeyFile_needsNoSecret(String name, TokenAuthMethod method) {
    Credential credential = withKey(name).active().credential;

    assertThat(credential.client.method).isEqualTo(method);
    assertThat(Objects.requireNonNull(credential.client.key).file).isEqualTo("/k");
  }

  @Test
  void keyOptions_allSet_areUnderstood() {
    ClientKey key =
        Objects.requireNonNull(
            withKey("private_key_jwt")
                .property("bearer.client-cert-file", "/c")
                .property("bearer.client-key-password", "h1dd3n")
                .property("bearer.client-key-alias", "a")
                .property("bearer.client-key-id", "kid-1")
                .property("bearer.client-assertion-alg", "ps256")
                .property("bearer.client-assertion-audience", "https://as")
                .active()
                .credential
                .client
                .key);

    assertThat(key.certificateFile).isEqualTo("/c");
    assertThat(key.password).isNotNull();
    assertThat(key.alias).isEqualTo("a");
    assertThat(key.assertion.keyId).isEqualTo("kid-1");
    assertThat(key.assertion.algorithm).isEqualTo(AssertionAlgorithm.PS256);
    assertThat(key.assertion.audience).isEqualTo("https://as");
    assertThat(key.toString()).doesNotContain("h1dd3n");
  }

  @Test
  void keyMethod_withoutKeyFile_asksForIt() {
    assertThat(withKey("private_key_jwt").without("bearer.client-key-file").problems())
        .containsExactly(
            "BA-103 bearer.client-key-file is missing: set it to a file with the client's private"
                + " key");
  }

  @Test
  void key_withAMethodThatUsesNone_isAConflict() {
    assertThat(Given.minimum().property("bearer.client-key-file", "/k").problems())
        .containsExactly(
            "BA-104 bearer.client-key-file is set and bearer.token-auth-method uses no key: set"
                + " that to private_key_jwt or tls_client_auth, or remove the key");
  }

  @Test
  void tlsClientAuth_overPlainHttp_isAConflict() {
    assertThat(
            withKey("tls_client_auth")
                .property("bearer.token-url", "http://localhost/t")
                .problems())
        .containsExactly("BA-104 bearer.token-url=http://localhost/t: tls_client_auth needs https");
  }

  @Test
  void keyFile_notThereYet_warnsAndStaysActive() {
    assertThat(Given.text(withKey("private_key_jwt").read().warnings))
        .containsExactly(
            "BA-322 bearer.client-key-file: the file does not exist now; it is read when a token"
                + " is due");
  }

  @Test
  void issuer_alone_standsForTheTokenUrl() {
    Given given =
        Given.minimum()
            .without("bearer.token-url")
            .property("bearer.issuer", "https://AS.example.com/realms/qpay/");

    assertThat(given.active().credential.server.issuer)
        .hasToString("https://AS.example.com/realms/qpay/");
    assertThat(given.active().credential.server.tokenUrl).isNull();
  }

  @Test
  void issuer_besideATokenUrl_isNotNeeded() {
    Credential credential =
        Given.minimum().property("bearer.issuer", "https://as.example.com").active().credential;

    assertThat(credential.server.tokenUrl).hasToString("https://as.example.com/token");
  }

  @Test
  void issuer_besideAProvider_beatsTheProvidersTokenUrl() {
    RuleConfig rule =
        Given.nothing()
            .property("bearer.provider", "qpay")
            .property("bearer.issuer", "https://qpay.example.com/realms/qpay")
            .property("bearer.client-id", "shop")
            .property("bearer.client-secret", "s")
            .active();

    assertThat(rule.credential.server.tokenUrl).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http://as.example.com, BA-106",
    "https://as.example.com/?x=1, BA-102",
    "https://u:p@as.example.com/, BA-102",
    "as.example.com, BA-102",
  })
  void issuer_notASafeUrl_isRefused(String issuer, String code) {
    assertThat(Given.minimum().property("bearer.issuer", issuer).problems())
        .singleElement()
        .asString()
        .startsWith(code + " bearer.issuer");
  }

  @Test
  void tokenParam_ofEverySource_isTaken(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("bearer.properties");
    Files.write(
        file, List.of("bearer.token-param.resource=file", "bearer.token-param.deep.er-name=x y"));
    Map<String, String> parameters =
        Given.minimum()
            .property("bearer.config", file.toString())
            .property("bearer.token-param.resource", "property")
            .environment("BEARER_TOKEN_PARAM_RESOURCE", "variable")
            .environment("BEARER_TOKEN_PARAM_REQUESTED_TOKEN_TYPE", "t")
            .active()
            .credential
            .parameters
            .others;

    assertThat(parameters)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("resource", "property", "requested_token_type", "t", "deep.er-name", "x y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grant_type|the agent sets grant_type itself",
        "client_id|the agent sets client_id itself",
        "client_secret|the agent sets client_secret itself",
        "client_assertion|the agent sets client_assertion itself",
        "client_assertion_type|the agent sets client_assertion itself",
        "scope|set bearer.scope instead",
        "audience|set bearer.audience instead",
        "a b|a parameter's name has letters, digits, - . and _ alone",
        "''|name the parameter, as in bearer.token-param.resource",
      })
  void tokenParam_thatTheAgentSetsOrNobodyCan_isRefusedWithoutItsValue(String name, String advice) {
    String key = "bearer.token-param." + name;
    assertThat(Given.minimum().property(key, "h1dd3n").problems())
        .containsExactly("BA-102 bearer.token-param.<name>: " + advice);
  }
}
