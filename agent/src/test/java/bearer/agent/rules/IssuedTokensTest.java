package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.token.FakeTicker;
import bearer.agent.token.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedTokensTest {
  private static final long LIFE = 1_000;
  private static final long GRACE = 100;

  private final FakeTicker ticker = new FakeTicker();
  private final IssuedTokens issued = new IssuedTokens(ticker);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abc",
        "bearer abc",
        "BEARER  abc ",
        "\tBearer\tabc",
        "abc",
        "Token abc",
        "Basic x, Bearer abc",
        "Token token=\"abc\""
      })
  void in_tokenWithAnythingAroundIt_isTrue(String value) {
    issue("abc");

    assertThat(issued.in(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "Bearer", "Bearer ab", "Bearer abcd", "Bearer Abc", "Basic xabc"})
  void in_anythingElse_isFalse(String value) {
    issue("abc");

    assertThat(issued.in(value)).isFalse();
  }

  @Test
  void in_sameHashCode_isFalse() {
    issue("Aa");

    assertThat("BB".hashCode()).isEqualTo("Aa".hashCode());
    assertThat(issued.in("Bearer BB")).isFalse();
  }

  @Test
  void add_anyNumberOfLivingTokens_forgetsNone() {
    for (int i = 0; i < 500; i++) {
      issue("t" + i);
    }
    ticker.advanceNanos(LIFE + GRACE - 1);
    issue("last");

    for (int i = 0; i < 500; i++) {
      assertThat(issued.in("Bearer t" + i)).isTrue();
    }
  }

  @Test
  void add_manyEndedTokens_keepsTheNewestAlone() {
    for (int i = 0; i < 500; i++) {
      issue("t" + i);
    }
    ticker.advanceNanos(LIFE + GRACE);
    issue("last");

    assertThat(issued.in("Bearer t436")).isFalse();
    assertThat(issued.in("Bearer t437")).isTrue();
    assertThat(issued.in("Bearer last")).isTrue();
  }

  @Test
  void add_sameTokenAgain_isKnownOnce() {
    issue("old");
    for (int i = 0; i < 500; i++) {
      issue("again");
    }
    ticker.advanceNanos(LIFE + GRACE);
    issue("again");

    assertThat(issued.in("Bearer old")).isTrue();
  }

  private void issue(String value) {
    long now = ticker.nanos();
    issued.add(new Token(value, now, now + LIFE), "owner", GRACE);
  }
}
