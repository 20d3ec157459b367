package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.fleet.Fleet;
import bearer.fleet.Outcome;
import bearer.fleet.SharedFleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand processes are no herd, whatever happens to the server that they share. */
final class FleetTest {
  private static final int JVMS = 1000;
  private static final int FIFTH = JVMS / 5;

  /** Of so few, the fullest of 300 seconds has some three deviations more than the average one. */
  private static final int CHANCE = 30;

  @Test
  void start_allAtOnce_oneRequestForEachJvm() {
    Outcome outcome = Fleet.start(JVMS);

    assertThat(outcome.peakAtStart).isLessThanOrEqualTo(JVMS);
    assertThat(outcome.peak).isLessThanOrEqualTo(FIFTH);
    assertThat(outcome.bareSeconds).isZero();
  }

  @Test
  void start_oneAfterTheOther_isNoPeak() {
    assertThat(Fleet.rollingStart(JVMS).peak).isLessThanOrEqualTo(FIFTH);
    assertThat(Fleet.restartWave(JVMS).peak).isLessThanOrEqualTo(FIFTH);
  }

  @Test
  void sharedToken_threeLives_oneRequestForEachToken() {
    SharedFleet fleet = new SharedFleet(JVMS, 1);

    assertThat(fleet.requests()).isEqualTo(5);
    assertThat(fleet.isOneForEachToken()).isTrue();
    assertThat(fleet.mostCommands()).isLessThanOrEqualTo(FIFTH);
  }

  /** As long as the tokens live, nobody notices. */
  @ParameterizedTest
  @ValueSource(ints = {20, 60})
  void outage_insideTheTokensLife_isNoPeakAndNobodyIsBare(int seconds) {
    Outcome outcome = Fleet.outage(JVMS, seconds);

    assertThat(outcome.peak).isLessThanOrEqualTo(FIFTH);
    assertThat(outcome.bareSeconds).isZero();
  }

  @Test
  void outage_beyondTheTokensLife_isOverForAllAfterTenSeconds() {
    Outcome outcome = Fleet.outage(JVMS, 310);

    assertThat(outcome.peak).isLessThanOrEqualTo(FIFTH + CHANCE);
    assertThat(outcome.bareSeconds).isGreaterThan(0);
    assertThat(outcome.recoverySeconds).isLessThanOrEqualTo(10);
  }

  /** Nobody waits for a call to come as a pause ends. */
  @Test
  void outage_beyondTheTokensLifeOfABusyFleet_isNoPeak() {
    assertThat(Fleet.busyOutage(3 * JVMS).peak).isLessThanOrEqualTo(3 * FIFTH + CHANCE);
  }

  @Test
  void outage_beyondTheTokensLifeOfALargeFleet_isNoPeak() {
    assertThat(Fleet.outage(10 * JVMS, 310).peak).isLessThanOrEqualTo(10 * FIFTH);
  }

  @Test
  void outage_thenAServerThatTakesFiftyASecond_isOverForAllAfterThirtySeconds() {
    Outcome outcome = Fleet.limited(JVMS);

    assertThat(outcome.peak).isLessThanOrEqualTo(FIFTH + CHANCE);
    assertThat(outcome.recoverySeconds).isLessThanOrEqualTo(35);
  }

  @Test
  void retryAfter_forEverybody_isSpread() {
    assertThat(Fleet.retryAfter(JVMS).peak).isLessThanOrEqualTo(FIFTH);
  }
}
