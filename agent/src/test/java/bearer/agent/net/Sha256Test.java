package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {
  @Test
  void hex_digits_areTheBeginningOfIt() {
    assertThat(Sha256.of("abc").hex(8)).isEqualTo("ba7816bf");
    assertThat(Sha256.of("").hex(9)).isEqualTo("e3b0c4429");
    assertThat(Sha256.of("abc").hex(64))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void equals_sameText_isTrue() {
    assertThat(Sha256.of("a")).isEqualTo(Sha256.of("a")).hasSameHashCodeAs(Sha256.of("a"));
    assertThat(Sha256.of("a")).isNotEqualTo(Sha256.of("b"));
  }
}
