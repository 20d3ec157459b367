package bearer.agent.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class WayBackTest {
  private final WayBack wayBack = new WayBack();

  @ParameterizedTest
  @ValueSource(ints = {401, 410})
  void answered_refusedForGood_isNewsOnce(int status) {
    assertThat(wayBack.answered(status)).isTrue();
    assertThat(wayBack.answered(status)).isFalse();
    assertThat(wayBack.refusedWith()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void answered_whatMayBeAboutOneThing_isNewsTheThirdTimeInARow(int status) {
    assertThat(wayBack.answered(status)).isFalse();
    assertThat(wayBack.answered(status)).isFalse();
    assertThat(wayBack.answered(200)).isFalse();
    assertThat(wayBack.answered(status)).isFalse();
    assertThat(wayBack.answered(status)).isFalse();
    assertThat(wayBack.refusedWith()).isZero();
    assertThat(wayBack.answered(status)).isTrue();
    assertThat(wayBack.refusedWith()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 409, 422})
  void answered_takenAgain_isKnown(int status) {
    wayBack.answered(410);
    assertThat(wayBack.answered(status)).isFalse();
    assertThat(wayBack.refusedWith()).isZero();
    assertThat(wayBack.answered(410)).isFalse(); // said once
    assertThat(wayBack.refusedWith()).isEqualTo(410);
  }

  @Test
  void answered_serverFailure_saysNothing() {
    wayBack.answered(410);
    assertThat(wayBack.answered(503)).isFalse();
    assertThat(wayBack.refusedWith()).isEqualTo(410);
  }
}
