package bearer.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IssuedTokensTest {
  private final IssuedTokens issued = new IssuedTokens();

  @Test
  void contains_whatWasAdded_andNothingElse() {
    issued.add("Bearer a");

    assertThat(issued.contains("Bearer a")).isTrue();
    assertThat(issued.contains("Bearer b")).isFalse();
    assertThat(issued.contains("bearer a")).isFalse();
  }

  @Test
  void contains_sameHashCode_isFalse() {
    issued.add("Bearer Aa");

    assertThat("Bearer BB".hashCode()).isEqualTo("Bearer Aa".hashCode());
    assertThat(issued.contains("Bearer BB")).isFalse();
  }

  @Test
  void add_beyondCapacity_forgetsTheOldest() {
    for (int i = 0; i < 65; i++) {
      issued.add("Bearer " + i);
    }

    assertThat(issued.contains("Bearer 0")).isFalse();
    assertThat(issued.contains("Bearer 1")).isTrue();
    assertThat(issued.contains("Bearer 64")).isTrue();
  }
}
