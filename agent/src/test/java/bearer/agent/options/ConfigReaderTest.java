package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.BridgePlace;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.LogConfig;
import bearer.agent.config.LogDestination;
import bearer.agent.config.LogFormat;
import bearer.agent.config.Mode;
import bearer.agent.config.OnTokenFailure;
import bearer.agent.config.ProxyLogin;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.config.TrustStore;
import bearer.agent.diag.Level;
import bearer.agent.net.HeaderName;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(result.start.log.level).isEqualTo(Level.WARN);
    assertThat(result.start.bridge).isEqualTo(BridgePlace.AUTO);
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
    assertThat(result.start.log.level).isEqualTo(Level.DEBUG);
    assertThat(result.start.bridge).isEqualTo(BridgePlace.APPEND);
  }

  @Test
  void read_log_isAsSetWhateverElseIs() {
    LogConfig unset = Given.nothing().read().start.log;
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
            .start
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
    assertThat(given.read().start.log.destination).isEqualTo(LogDestination.STDERR);
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
    assertThat(Objects.requireNonNull(result.config).rules)
        .allMatch(rule -> rule.treatment.mode == Mode.OFF);
    assertThat(result.problems).isEmpty();
    assertThat(result.warnings).hasSize(1);
    assertThat(result.start.log.level).isEqualTo(Level.INFO);
  }

  @Test
  void read_modeOffAlone_isOffWithoutWarnings() {
    ConfigResult result = Given.nothing().environment("BEARER_MODE", "off").read();

    assertThat(result.state).isEqualTo(ConfigResult.State.OFF);
    assertThat(result.warnings).isEmpty();
  }

  @Test
  void read_minimum_hasTheDefaultsOfTheCatalogue() {
    RuleConfig rule = Given.minimum().active();

    assertThat(rule.treatment.mode).isEqualTo(Mode.ADD);
    assertThat(rule.selection.hosts)
        .extracting(HostPattern::toString)
        .containsExactly("api.example.com");
    assertThat(rule.selection.paths).extracting(PathPattern::toString).containsExactly("/**");
    assertThat(rule.treatment.legacyHeaders)
        .extracting(HeaderName::toString)
        .containsExactly("x-picpay-token", "x-seller-token");
    assertThat(rule.treatment.overwrite).isFalse();
    assertThat(rule.selection.allowHttp).isFalse();
    assertThat(rule.patience.onTokenFailure).isEqualTo(OnTokenFailure.PASS_THROUGH);
    assertThat(rule.patience.tokenTimeoutNanos).isEqualTo(TimeUnit.SECONDS.toNanos(5));
    assertThat(rule.credential.client.method).isEqualTo(TokenAuthMethod.CLIENT_SECRET_BASIC);
    assertThat(rule.credential.server.tokenUrl).hasToString("https://as.example.com/token");
    assertThat(rule.credential.client.id.text).isEqualTo("shop");
    assertThat(rule.credential.client.secret.file).isNull();
    assertThat(rule.credential.parameters.scope).isNull();
    assertThat(rule.credential.parameters.audience).isNull();
    assertThat(rule.credential.server.proxy).isNull();
    assertThat(rule.credential.server.trustStore).isNull();
  }

  @Test
  void read_everythingSet_isUnderstood() {
    RuleConfig rule =
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

    assertThat(rule.selection.hosts)
        .extracting(HostPattern::toString)
        .containsExactly("a.example.com:8443", "*.b.example.com");
    assertThat(rule.selection.paths)
        .extracting(PathPattern::toString)
        .containsExactly("/v1/*/pay", "/v2/**");
    assertThat(rule.credential.parameters.scope).isEqualTo("read write");
    assertThat(rule.credential.parameters.audience).isEqualTo("payments");
    assertThat(rule.credential.client.method).isEqualTo(TokenAuthMethod.CLIENT_SECRET_POST);
    assertThat(rule.treatment.mode).isEqualTo(Mode.REPLACE);
    assertThat(rule.treatment.legacyHeaders)
        .extracting(HeaderName::toString)
        .containsExactly("X-Old", "x-older");
    assertThat(rule.treatment.overwrite).isTrue();
    assertThat(rule.selection.allowHttp).isTrue();
    assertThat(rule.patience.onTokenFailure).isEqualTo(OnTokenFailure.FAIL);
    assertThat(rule.patience.tokenTimeoutNanos).isEqualTo(750_000_000L);
    assertThat(rule.credential.server.proxy).hasToString("proxy.example.com:3128");
    TrustStore store = Objects.requireNonNull(rule.credential.server.trustStore);
    assertThat(store.file).isEqualTo("/no/such/store.p12");
    assertThat(store.type).isEqualTo("PKCS12");
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
    assertThat(result.start.log.level).isEqualTo(Level.WARN);
    assertThat(result.start.bridge).isEqualTo(BridgePlace.AUTO);
    assertThat(Given.text(result.problems))
        .containsExactlyInAnyOrder(
            "BA-101 bearer.client-idd is not an option; did you mean bearer.client-id?",
            "BA-102 bearer.mode=ad: valid values are off, observe, add, replace, enforce",
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
  void read_secretFileNotThereYet_warnsAndStaysActive(@TempDir Path dir) {
    Path file = dir.resolve("secret");
    ConfigResult result =
        Given.minimum()
            .without("bearer.client-secret")
            .property("bearer.client-secret-file", file.toString())
            .read();

    assertThat(result.state).isEqualTo(ConfigResult.State.ACTIVE);
    assertThat(Given.text(result.warnings))
        .containsExactly(
            "BA-309 bearer.client-secret-file="
                + file
                + ": the file does not exist now; it is read when a token is due");
  }

  @Test
  void read_secretFileIsADirectory_warnsThatItIsNoFile() {
    ConfigResult result =
        Given.minimum()
            .without("bearer.client-secret")
            .property("bearer.client-secret-file", "/")
            .read();

    assertThat(Given.text(result.warnings))
        .containsExactly(
            "BA-309 bearer.client-secret-file=/: the file is not a regular file now; it is read"
                + " when a token is due");
  }

  @Test
  void read_proxyUserAndPasswordFile_belongTogether() {
    Given user = Given.minimum().property("bearer.token-proxy-user", "acme");
    Given file = Given.minimum().property("bearer.token-proxy-password-file", "/");
    Given both = user.property("bearer.token-proxy-password-file", "/");

    assertThat(Given.text(file.read().problems))
        .containsExactly(
            "BA-103 bearer.token-proxy-user is missing: set it to the user whose password is in"
                + " that file");
    assertThat(both.active().credential.server.proxyLogin).isEqualTo(new ProxyLogin("acme", "/"));
    assertThat(Given.text(both.property("bearer.token-proxy-user", "a:s3cret").read().problems))
        .containsExactly(
            "BA-102 bearer.token-proxy-user: a user has no colon in its name; the password is in a"
                + " file");
  }

  @Test
  void read_truststoreNotThere_warnsAndStaysActive() {
    ConfigResult result =
        Given.minimum()
            .without("bearer.client-secret")
            .environment("BEARER_CLIENT_SECRET", "s3cr3t")
            .property("bearer.token-truststore", "/no/such/store")
            .read();

    assertThat(result.state).isEqualTo(ConfigResult.State.ACTIVE);
    assertThat(Given.text(result.warnings))
        .containsExactly(
            "BA-105 bearer.token-truststore: the file does not exist now; it is read"
                + " when a token is due");
  }

  @Test
  void read_secretWithLineEnd_dropsItAndNothingElse() {
    RuleConfig rule = Given.minimum().property("bearer.client-secret", " a b \r\n").active();

    assertThat(Objects.requireNonNull(rule.credential.client.secret.text).reveal())
        .isEqualTo(" a b ");
  }
}
