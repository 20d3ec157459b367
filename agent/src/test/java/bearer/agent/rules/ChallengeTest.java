package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "Bearer",
        "bearer realm=\"x\"",
        "[Bearer error=\"invalid_token\"]",
        "Basic realm=\"a\", Bearer",
        "[WWW-Authenticate: Basic realm=\"a\\\"b\", WWW-Authenticate: Bearer]"
      })
  void isAboutToken_noneOrBearerAmongThem_isTrue(String challenges) {
    assertThat(Challenge.isAboutToken(challenges)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic realm=\"Bearer\"",
        "Basic realm=\" Bearer \"",
        "Basic realm=\"a\\\" Bearer \"",
        "Digest qop=bearer",
        "BearerX",
        "Negotiate",
        "Bearer error=\"insufficient_scope\", scope=\"pay\""
      })
  void isAboutToken_otherSchemeOrScope_isFalse(String challenges) {
    assertThat(Challenge.isAboutToken(challenges)).isFalse();
  }

  @Test
  void isAboutToken_noChallenge_isTrue() {
    assertThat(Challenge.isAboutToken(null)).isTrue();
  }
}
