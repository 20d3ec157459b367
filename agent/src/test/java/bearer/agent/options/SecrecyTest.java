package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.ConfigResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code h1dd3n} stands for a secret and must come out nowhere. */
class SecrecyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer.client-secre",
        "bearer.password",
        "bearer.client.secret",
        "bearer.secret",
        "bearer."
      })
  void unknownKey_anyValue_isNotShown(String key) {
    assertShowsNothing(Given.minimum().property(key, "h1dd3n"));
  }

  @Test
  void secrets_inAnInvalidConfiguration_areNotShown() {
    assertShowsNothing(
        Given.minimum()
            .property("bearer.client-secret", "h1dd3n\u0000")
            .property("bearer.client-secret-file", "/s")
            .property("bearer.token-truststore-password", "h1dd3n"));
  }

  @SuppressWarnings("ObjectToString") // should it ever have a toString
  @Test
  void secrets_inAnActiveConfiguration_areNotShown() {
    ConfigResult result =
        Given.minimum()
            .property("bearer.client-secret", "h1dd3n")
            .property("bearer.token-truststore", "/no/such")
            .property("bearer.token-truststore-password", "h1dd3n")
            .read();

    assertThat(result.state).isEqualTo(ConfigResult.State.ACTIVE);
    assertThat(result.toString() + result.warnings).doesNotContain("h1dd3n");
    assertThat(String.valueOf(result.config)).doesNotContain("h1dd3n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://u:h1dd3n@as.example.com/t", "http://as.example.com/t?k=h1dd3n"})
  void tokenUrl_withAPasswordInIt_isNotShown(String url) {
    assertShowsNothing(Given.minimum().property("bearer.token-url", url));
  }

  @Test
  void proxyAndHosts_withAPasswordInThem_areNotShown() {
    assertShowsNothing(Given.minimum().property("bearer.token-proxy", "http://u:h1dd3n@proxy:1"));
    assertShowsNothing(Given.minimum().property("bearer.hosts", "https://u:h1dd3n@host/"));
  }

  @Test
  void legacyHeader_writtenWithItsValue_isNotShown() {
    Given given = Given.minimum().property("bearer.legacy-headers", "x-picpay-token: h1dd3n");

    assertShowsNothing(given);
    assertThat(given.problems())
        .containsExactly(
            "BA-102 bearer.legacy-headers: give only the header's name, such as x-picpay-token");
  }

  @Test
  void sourcesAndSettings_asText_showNoValues() {
    Sources sources =
        new Sources(
            Map.of("bearer.client-secret", "h1dd3n"), Map.of("BEARER_CLIENT_SECRET", "h1dd3n"));

    assertThat(sources.toString()).doesNotContain("h1dd3n");
    assertThat(new Setting(Option.CLIENT_SECRET, "bearer.client-secret", "h1dd3n", ""))
        .hasToString("bearer.client-secret");
  }

  private static void assertShowsNothing(Given given) {
    ConfigResult result = given.read();
    assertThat(result.state).isEqualTo(ConfigResult.State.INVALID);
    assertThat(result.toString() + result.problems + result.warnings).doesNotContain("h1dd3n");
  }
}
