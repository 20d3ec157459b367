package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.config.RuleConfig;
import bearer.agent.net.BadValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bearer.overwrite=yes | valid values are true, false",
        "bearer.merge-callers=yes | valid values are true, false",
        "bearer.dry-run=no | valid values are true, false",
        "bearer.allow-http=1 | valid values are true, false",
        "bearer.on-token-failure=retry | valid values are pass-through, fail",
        "bearer.token-auth-method=client-secret_Jsom | valid values are client_secret_json,"
            + " client_secret_post, client_secret_basic, private_key_jwt, tls_client_auth",
        "bearer.client-assertion-alg=HS256 | valid values are RS256, PS256, ES256",
        "bearer.paths=v2/** | a path starts with /, as in /ecommerce/**",
        "bearer.paths=/v1?x | a path is matched without what follows ? or #",
        "bearer.paths=, | has no entry",
        "bearer.hosts=, | has no entry",
        "bearer.hosts=*:443 | would send the token to every host: name them, or *.example.com",
        "bearer.hosts=https://as.example.com | give only the host name: as.example.com",
        "bearer.legacy-headers=Host | this header is never dropped",
      })
  void value_notValid_isQuotedWithTheValidOnes(String setting, String advice) {
    int equals = setting.indexOf('=');
    String key = setting.substring(0, equals);
    String shown = setting.indexOf('?') < 0 ? setting : "bearer.paths=/v1?...";

    assertThat(Given.minimum().property(key, setting.substring(equals + 1)).problems())
        .containsExactly("BA-102 " + shown + ": " + advice);
  }

  /** Any of them could be a secret, or hold one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bearer.token-auth-method=client_key | valid values are client_secret_json,"
            + " client_secret_post, client_secret_basic, private_key_jwt, tls_client_auth",
        "bearer.issuer=as.example.com | must start with https://",
        "bearer.issuer=https://as.example.com/# | must not hold a fragment (what follows a #)",
        "bearer.paths=ecommerce/** | a path starts with /, as in /ecommerce/**",
        "bearer.legacy-headers=Authorization | this header is never dropped",
        "bearer.token-proxy=proxy | give host and port, such as proxy.example.com:3128",
        "bearer.token-proxy=http://proxy:3128 | give host:port alone, such as"
            + " proxy.example.com:3128",
        "bearer.token-proxy=*.example.com:3128 | give host and port, such as"
            + " proxy.example.com:3128",
        "bearer.token-url=as.example.com | must start with https://",
        "bearer.token-url=https://user:/pass@as.example.com | must not hold a user name or"
            + " password: set bearer.client-id instead",
      })
  void value_notValidAndNotKnown_isNotQuoted(String setting, String advice) {
    int equals = setting.indexOf('=');
    String key = setting.substring(0, equals);

    assertThat(Given.minimum().property(key, setting.substring(equals + 1)).problems())
        .containsExactly("BA-102 " + key + ": " + advice);
  }

  /** Who mistakes the value for its digest must not find it in the log. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5b008cef7f3a",
        "16367AACB67A4A017C8DA8AB95682CCB390863780F7114DDA0A0E0C55644C7C4",
        "16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c40"
      })
  void legacyTokenSha256_noDigest_isRefusedAndNotQuoted(String value) {
    assertThat(Given.minimum().property("bearer.legacy-token-sha256", value).problems())
        .containsExactly(
            "BA-102 bearer.legacy-token-sha256: must be a SHA-256 digest: 64 digits in lower-case"
                + " hex");
  }

  @Test
  void value_inAList_isToldByItsPlace() {
    assertThat(Given.minimum().property("bearer.paths", "/v1,/v2,ecommerce/**").problems())
        .containsExactly(
            "BA-102 bearer.paths (entry 3): a path starts with /, as in /ecommerce/**");
  }

  @ParameterizedTest
  @EnumSource(
      value = Option.class,
      names = {"CLIENT_ID", "CLIENT_KEY_ID", "SCOPE", "AUDIENCE", "TOKEN_TRUSTSTORE_TYPE"})
  void text_withControlCharacter_isRefused(Option option) {
    assertThat(Given.minimum().property(option.key(), "a\tb").problems())
        .contains("BA-102 " + option.key() + "=a b: must not hold control characters");
  }

  @Test
  void tokenProxy_ipv6_keepsItsBrackets() {
    RuleConfig rule = Given.minimum().property("bearer.token-proxy", "[::1]:3128").active();

    assertThat(rule.credential.server.proxy).hasToString("[0:0:0:0:0:0:0:1]:3128");
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500000000", "5s, 5000000000", "2m, 120000000000", "1H, 3600000000000"})
  void duration_withUnit_isNanoseconds(String text, long nanos) throws BadValue {
    assertThat(Duration.nanos(text)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({
    "5",
    "0s",
    "-5s",
    "1.5s",
    "5 s",
    "s",
    "5d",
    "25h",
    "9999999999ms",
    "999999999h",
    "'٥s'",
    "''"
  })
  void duration_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Duration.nanos(text)).isInstanceOf(BadValue.class);
  }
}
