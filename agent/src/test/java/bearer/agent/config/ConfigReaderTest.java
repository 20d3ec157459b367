package bearer.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Level;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  @Test
  void read_nothingSet_isNotConfigured() {
    ConfigResult result = Given.nothing().read();

    assertThat(result.state).isEqualTo(ConfigResult.State.NOT_CONFIGURED);
    assertThat(result.config).isNull();
    assertThat(result.problems).isEmpty();
    assertThat(result.warnings).isEmpty();
    assertThat(result.log.level).isEqualTo(Level.WARN);
    assertThat(result.bridge).isEqualTo(BridgePlace.AUTO);
  }

  @Test
  void read_onlyHowAndNotWhat_isNotConfigured() {
    ConfigResult result =
        Given.nothing()
            .property("bearer.log-level", "debug")
            .property("bearer.bridge", "append")
            .property("bearer.mode", "observe")
            .read();

    assertThat(result.state).isEqualTo(ConfigResult.State.NOT_CONFIGURED);
    assertThat(result.log.level).isEqualTo(Level.DEBUG);
    assertThat(result.bridge).isEqualTo(BridgePlace.APPEND);
  }

  @Test
  void read_log_isAsSetWhateverElseIs() {
    LogConfig unset = Given.nothing().read().log;
    assertThat(unset.destination).isEqualTo(LogDestination.STDERR);
    assertThat(unset.format).isEqualTo(LogFormat.TEXT);
    assertThat(unset.time).isFalse();

    LogConfig set =
        Given.minimum()
            .property("bearer.log-to", "Application")
            .environment("BEARER_LOG_FORMAT", "json")
            .property("bearer.log-time", "true")
            .property("bearer.mode", "ad") // a mistake elsewhere is said in that form too
            .read()
            .log;
    assertThat(set.destination).isEqualTo(LogDestination.APPLICATION);
    assertThat(set.format).isEqualTo(LogFormat.JSON);
    assertThat(set.time).isTrue();
  }

  @Test
  void read_logThatIsNone_isAProblemAndTheDefaultHolds() {
    Given given =
        Given.minimum()
            .property("bearer.log-to", "slf4j")
            .property("bearer.log-format", "xml")
            .property("bearer.log-time", "yes");

    assertThat(given.problems())
        .containsExactlyInAnyOrder(
            "BA-102 bearer.log-to=slf4j: valid values are stderr, application",
            "BA-102 bearer.log-format=xml: valid values are text, json",
            "BA-102 bearer.log-time=yes: valid values are true, false");
    assertThat(given.read().log.destination).isEqualTo(LogDestination.STDERR);
  }

  @Test
  void read_othersPropertiesAndVariables_isNotConfigured() {
    ConfigResult result =
        Given.nothing()
            .property("bearerless", "x")
            .property("java.version", "8")
            .environment("BEARER_TOKEN", "x")
            .environment("HOME", "/root")
            .read();

    assertThat(result.state).isEqualTo(ConfigResult.State.NOT_CONFIGURED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "OFF", " Off "})
  void read_modeOff_isOffWhateverElseIsSet(String off) {
    ConfigResult result =
        Given.minimum()
            .property("bearer.mode", off)
            .property("bearer.token-timeout", "5")
            .property("bearer.log-level", "info")
            .read();

    assertThat(result.state).isEqualTo(ConfigResult.State.OFF);
    assertThat(result.config).isNull();
    assertThat(result.problems).isEmpty();
    assertThat(result.warnings).hasSize(1);
    assertThat(result.log.level).isEqualTo(Level.INFO);
  }

  @Test
  void read_modeOffAlone_isOffWithoutWarnings() {
    ConfigResult result = Given.nothing().environment("BEARER_MODE", "off").read();

    assertThat(result.state).isEqualTo(ConfigResult.State.OFF);
    assertThat(result.warnings).isEmpty();
  }

  @Test
  void read_minimum_hasTheDefaultsOfTheCatalogue() {
    AgentConfig config = Given.minimum().active();

    assertThat(config.mode).isEqualTo(Mode.ADD);
    assertThat(config.hosts).extracting(HostPattern::toString).containsExactly("api.example.com");
    assertThat(config.paths).containsExactly("/**");
    assertThat(config.legacyHeaders).containsExactly("x-picpay-token", "x-seller-token");
    assertThat(config.overwrite).isFalse();
    assertThat(config.allowHttp).isFalse();
    assertThat(config.onTokenFailure).isEqualTo(OnTokenFailure.PASS_THROUGH);
    assertThat(config.tokenTimeoutNanos).isEqualTo(TimeUnit.SECONDS.toNanos(5));
    assertThat(config.logLevel).isEqualTo(Level.WARN);
    assertThat(config.credential.authMethod).isEqualTo(TokenAuthMethod.CLIENT_SECRET_BASIC);
    assertThat(config.credential.tokenUrl).isEqualTo("https://as.example.com/token");
    assertThat(config.credential.clientId).isEqualTo("shop");
    assertThat(config.credential.secretFile).isNull();
    assertThat(config.credential.scope).isNull();
    assertThat(config.credential.audience).isNull();
    assertThat(config.credential.proxy).isNull();
    assertThat(config.credential.truststore).isNull();
  }

  @Test
  void read_everythingSet_isUnderstood() {
    AgentConfig config =
        Given.minimum()
            .property("bearer.hosts", "a.example.com:8443, *.b.example.com,")
            .property("bearer.paths", "/v1/*/pay,/v2/**")
            .property("bearer.scope", "read write")
            .property("bearer.audience", "payments")
            .property("bearer.token-auth-method", "CLIENT_SECRET_POST")
            .property("bearer.mode", "Replace")
            .property("bearer.legacy-headers", "X-Old , x-older")
            .property("bearer.overwrite", "TRUE")
            .property("bearer.allow-http", "true")
            .property("bearer.on-token-failure", "fail")
            .property("bearer.token-timeout", "750ms")
            .property("bearer.log-level", "info")
            .property("bearer.token-proxy", "Proxy.example.com:3128")
            .property("bearer.token-truststore", "/no/such/store.p12")
            .property("bearer.token-truststore-password", "changeit")
            .property("bearer.token-truststore-type", "PKCS12")
            .property("bearer.bridge", "java.base")
            .active();

    assertThat(config.hosts)
        .extracting(HostPattern::toString)
        .containsExactly("a.example.com:8443", "*.b.example.com");
    assertThat(config.paths).containsExactly("/v1/*/pay", "/v2/**");
    assertThat(config.credential.scope).isEqualTo("read write");
    assertThat(config.credential.audience).isEqualTo("payments");
    assertThat(config.credential.authMethod).isEqualTo(TokenAuthMethod.CLIENT_SECRET_POST);
    assertThat(config.mode).isEqualTo(Mode.REPLACE);
    assertThat(config.legacyHeaders).containsExactly("X-Old", "x-older");
    assertThat(config.overwrite).isTrue();
    assertThat(config.allowHttp).isTrue();
    assertThat(config.onTokenFailure).isEqualTo(OnTokenFailure.FAIL);
    assertThat(config.tokenTimeoutNanos).isEqualTo(750_000_000L);
    assertThat(config.logLevel).isEqualTo(Level.INFO);
    assertThat(config.credential.proxy).isEqualTo("proxy.example.com:3128");
    assertThat(config.credential.truststore).isEqualTo("/no/such/store.p12");
    assertThat(config.credential.truststoreType).isEqualTo("PKCS12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "bearer.client-id | bearer.client-id is missing: set it to the client id that the provider"
            + " gave you",
        "bearer.client-secret | bearer.client-secret is missing: set it to the secret of that"
            + " client, or name a file that holds it with bearer.client-secret-file",
        "bearer.hosts | bearer.hosts is missing: set it to the hosts that get the token, such as"
            + " api.picpay.com, or set bearer.provider",
        "bearer.token-url | bearer.token-url is missing: set it to the address where the provider"
            + " gives out tokens, or set bearer.provider",
      })
  void read_partMissing_saysWhichKeyToSet(String key, String message) {
    assertThat(Given.minimum().without(key).problems()).containsExactly("BA-103 " + message);
    assertThat(Given.minimum().property(key, "  ").problems()).containsExactly("BA-103 " + message);
  }

  @Test
  void read_manyFaults_areReportedTogether() {
    ConfigResult result =
        Given.nothing()
            .property("bearer.client-idd", "hidden")
            .property("bearer.mode", "ad")
            .property("bearer.hosts", "https://api.example.com/v1,*")
            .property("bearer.log-level", "loud")
            .property("bearer.bridge", "bifrost")
            .read();

    assertThat(result.state).isEqualTo(ConfigResult.State.INVALID);
    assertThat(result.config).isNull();
    assertThat(result.log.level).isEqualTo(Level.WARN);
    assertThat(result.bridge).isEqualTo(BridgePlace.AUTO);
    assertThat(Given.text(result.problems))
        .containsExactlyInAnyOrder(
            "BA-101 bearer.client-idd is not an option; did you mean bearer.client-id?",
            "BA-102 bearer.mode=ad: valid values are off, observe, add, replace",
            "BA-102 bearer.log-level=loud: valid values are off, error, warn, info, debug",
            "BA-102 bearer.bridge=bifrost: valid values are auto, java.base, append",
            "BA-102 bearer.hosts=https://api.example.com/v1: give only the host name:"
                + " api.example.com",
            "BA-102 bearer.hosts=*: would send the token to every host: name them, or"
                + " *.example.com",
            "BA-103 bearer.token-url is missing: set it to the address where the provider gives"
                + " out tokens, or set bearer.provider",
            "BA-103 bearer.client-id is missing: set it to the client id that the provider gave"
                + " you",
            "BA-103 bearer.client-secret is missing: set it to the secret of that client, or name"
                + " a file that holds it with bearer.client-secret-file");
  }

  @Test
  void read_onlyABadValueOfAnAside_reportsItAloneWithoutMissingParts() {
    assertThat(Given.nothing().property("bearer.token-timeout", "5").problems())
        .containsExactly(
            "BA-102 bearer.token-timeout=5: give a number with a unit (ms, s, m or h), such as 5s;"
                + " more than 0, at most 24h");
  }

  @Test
  void read_bothSecretAndFile_isAConflict() {
    assertThat(Given.minimum().environment("BEARER_CLIENT_SECRET_FILE", "/s").problems())
        .containsExactly(
            "BA-104 bearer.client-secret and bearer.client-secret-file are both set: keep one of"
                + " them");
  }

  @Test
  void read_truststorePasswordAlone_asksForTheStore() {
    assertThat(Given.minimum().property("bearer.token-truststore-password", "pw").problems())
        .containsExactly(
            "BA-103 bearer.token-truststore is missing: set it to the trust store that the password"
                + " or type is for");
  }

  @Test
  void read_secretFileNotThereYet_warnsAndStaysActive() {
    ConfigResult result =
        Given.minimum()
            .without("bearer.client-secret")
            .property("bearer.client-secret-file", "/no/such/secret")
            .read();

    assertThat(result.state).isEqualTo(ConfigResult.State.ACTIVE);
    assertThat(Given.text(result.warnings))
        .containsExactly(
            "BA-309 bearer.client-secret-file=/no/such/secret: the file does not exist now; it is"
                + " read when a token is due");
  }

  @Test
  void read_truststoreNotThere_warnsAndStaysActive() {
    ConfigResult result =
        Given.minimum().property("bearer.token-truststore", "/no/such/store").read();

    assertThat(result.state).isEqualTo(ConfigResult.State.ACTIVE);
    assertThat(Given.text(result.warnings))
        .containsExactly(
            "BA-105 bearer.token-truststore=/no/such/store: the file does not exist now; it is read"
                + " when a token is due");
  }

  @Test
  void read_secretWithLineEnd_dropsItAndNothingElse() {
    AgentConfig config = Given.minimum().property("bearer.client-secret", " a b \r\n").active();

    assertThat(Objects.requireNonNull(config.credential.secret).reveal()).isEqualTo(" a b ");
  }
}
