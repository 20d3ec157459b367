package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.ConfigResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {
  @ParameterizedTest
  @CsvSource({
    "bearer.client-idd, bearer.client-id",
    "bearer.host, bearer.hosts",
    "bearer.hsots, bearer.hosts",
    "bearer.token.url, bearer.token-url",
    "bearer.legacy-header, bearer.legacy-headers",
    "bearer.token-trust-store, bearer.token-truststore",
  })
  void property_nearAnOption_isReportedWithIt(String wrong, String right) {
    assertThat(Given.minimum().property(wrong, "x").problems())
        .containsExactly("BA-101 " + wrong + " is not an option; did you mean " + right + "?");
  }

  /** What is more than a slip away, or has other characters than a key has, could be a secret. */
  @ParameterizedTest
  @CsvSource({
    "bearer.clientId, bearer.client-id",
    "bearer.client_secret, bearer.client-secret",
    "bearer.tokenUrl, bearer.token-url",
    "bearer.secret, bearer.client-secret",
    "bearer.timeout, bearer.token-timeout",
    "bearer.Mode, bearer.mode",
    "bearer.client-secret:h1dd, bearer.client-secret",
  })
  void property_notQuiteNearAnOption_isReportedWithoutItsName(String wrong, String right) {
    assertThat(Given.minimum().property(wrong, "x").problems())
        .containsExactly(
            "BA-101 a system property that begins with bearer. is not an option; did you mean "
                + right
                + "?");
  }

  @Test
  void property_manyUnknown_areReportedUpToTen() {
    Given given = Given.minimum();
    for (int i = 0; i < 12; i++) {
      given.property("bearer.xyzzy" + i, "x");
    }

    assertThat(given.problems())
        .hasSize(11)
        .endsWith("BA-101 2 more system properties are not options either");
  }

  @Test
  void property_nearNothing_isReportedWithAllOptions() {
    assertThat(Given.minimum().property("bearer.xyzzy", "x").problems())
        .singleElement()
        .asString()
        .startsWith(
            "BA-101 a system property that begins with bearer. is not an option; the options are"
                + " bearer.provider, bearer.hosts,")
        .contains("bearer.token-param.<name>, ", "bearer.config, bearer.on-config-error");
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
        .startsWith("BA-101 a system property that begins with bearer. is not an option")
        .doesNotContain("\n");
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

  /** Comparing it would take minutes of the application's start. */
  @Test
  @Timeout(10)
  void key_ofAMegabyte_isComparedWithNothing(@TempDir Path dir) throws IOException {
    String key = "x".repeat(1_000_000);
    Path file = Files.writeString(dir.resolve("given"), key + "=1");

    assertThat(Spelling.nearest(key)).isNull();
    assertThat(Spelling.slip(key)).isNull();
    assertThat(Given.minimum().property("bearer." + key, "1").problems()).hasSize(1);
    assertThat(Given.minimum().environment("BEARER_" + key, "1").problems()).isEmpty();
    assertThat(Given.minimum().property("bearer.mode", key).problems())
        .containsExactly(
            "BA-102 bearer.mode: valid values are off, observe, add, replace, enforce");
    assertThat(Given.minimum().property("bearer.config", file.toString()).problems())
        .singleElement()
        .asString()
        .startsWith("BA-101 line 1 is not an option; the options are");
  }
}
