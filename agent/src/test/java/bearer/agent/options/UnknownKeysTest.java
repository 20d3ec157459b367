package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.ConfigResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {
  @ParameterizedTest
  @CsvSource({
    "bearer.client-idd, bearer.client-id",
    "bearer.clientId, bearer.client-id",
    "bearer.client_secret, bearer.client-secret",
    "bearer.host, bearer.hosts",
    "bearer.hsots, bearer.hosts",
    "bearer.tokenUrl, bearer.token-url",
    "bearer.token.url, bearer.token-url",
    "bearer.secret, bearer.client-secret",
    "bearer.timeout, bearer.token-timeout",
    "bearer.Mode, bearer.mode",
    "bearer.legacy-header, bearer.legacy-headers",
    "bearer.token-trust-store, bearer.token-truststore",
  })
  void property_nearAnOption_isReportedWithIt(String wrong, String right) {
    assertThat(Given.minimum().property(wrong, "x").problems())
        .containsExactly("BA-101 " + wrong + " is not an option; did you mean " + right + "?");
  }

  @Test
  void property_nearNothing_isReportedWithAllOptions() {
    assertThat(Given.minimum().property("bearer.xyzzy", "x").problems())
        .singleElement()
        .asString()
        .startsWith(
            "BA-101 bearer.xyzzy is not an option; the options are bearer.provider, bearer.hosts,")
        .contains("bearer.token-param.<name>, ", "bearer.config, bearer.bridge");
  }

  @Test
  void property_blankValue_isReportedToo() {
    assertThat(Given.minimum().property("bearer.hots", "").problems()).hasSize(1);
  }

  @Test
  void property_withLineFeedInItsName_staysOneLine() {
    assertThat(Given.minimum().property("bearer.mode\n[bearer-agent] INFO", "x").problems())
        .singleElement()
        .asString()
        .startsWith("BA-101 bearer.mode [bearer-agent] INFO is not an option");
  }

  @ParameterizedTest
  @CsvSource({
    "BEARER_CLIENT_IDD, BEARER_CLIENT_ID",
    "BEARER_CLIENTID, BEARER_CLIENT_ID",
    "BEARER_HOST, BEARER_HOSTS",
    "BEARER_TOKENURL, BEARER_TOKEN_URL",
    "BEARER_ALLOW_HTTPS, BEARER_ALLOW_HTTP",
  })
  void variable_nearAnOption_isReportedWithIt(String wrong, String right) {
    assertThat(Given.minimum().environment(wrong, "x").problems())
        .containsExactly("BA-101 " + wrong + " is not an option; did you mean " + right + "?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEARER_TOKEN",
        "BEARER_AUTH",
        "BEARER_KEY",
        "BEARER_SECRET",
        "BEARER_HOME",
        "BEARER_API_TOKEN",
        "BEARER_",
        "BEARERTOKEN"
      })
  void variable_ofOthers_isLeftAlone(String name) {
    assertThat(Given.minimum().environment(name, "x").read().state)
        .isEqualTo(ConfigResult.State.ACTIVE);
  }

  @ParameterizedTest
  @CsvSource({"abc, abc, 0", "'', abc, 3", "abc, '', 3", "mode, mdoe, 1", "kitten, sitting, 3"})
  void distance_countsSlips(String a, String b, int slips) {
    assertThat(Spelling.distance(a, b)).isEqualTo(slips);
  }
}
