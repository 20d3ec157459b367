package bearer.agent.answers;

import static bearer.agent.answers.Breaker.Change.CLOSED;
import static bearer.agent.answers.Breaker.Change.NONE;
import static bearer.agent.answers.Breaker.Change.OPENED;
import static bearer.agent.answers.Verdict.FORBIDDEN;
import static bearer.agent.answers.Verdict.REFUSED;
import static bearer.agent.answers.Verdict.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class BreakerTest {
  private static final long SECOND = 1_000_000_000L;

  private final Breaker breaker = new Breaker(50, false);
  private long now = Long.MAX_VALUE - 30 * SECOND; // the clock may overflow

  @Test
  void answered_fifthRefusalOfTheFirstTen_opens() {
    times(4, REFUSED, NONE);
    assertThat(breaker.isOpen()).isFalse();
    times(1, REFUSED, OPENED);

    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.counts(now).refused).isEqualTo(5);
    assertThat(breaker.counts(now).ofLastMinute).isFalse();
  }

  @Test
  void answered_oneCallAMinute_opensByTheLastTen() {
    for (int i = 0; i < 30; i++) {
      minuteLater(TAKEN, NONE);
    }
    for (int i = 0; i < 4; i++) {
      minuteLater(REFUSED, NONE);
      minuteLater(TAKEN, NONE);
    }
    minuteLater(REFUSED, OPENED);
  }

  @Test
  void answered_manyInAMinute_opensByTheirShareAlone() {
    times(100, TAKEN, NONE);
    times(99, REFUSED, NONE);
    times(1, REFUSED, OPENED);

    assertThat(breaker.counts(now).all()).isEqualTo(200);
    assertThat(breaker.counts(now).ofLastMinute).isTrue();
  }

  @Test
  void answered_refusalsOlderThanAMinute_doNotCount() {
    times(100, TAKEN, NONE);
    times(99, REFUSED, NONE);
    pass(60);
    times(100, TAKEN, NONE);
    times(99, REFUSED, NONE);
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void answered_refusalsWithinTheMinute_addUp() {
    times(100, TAKEN, NONE);
    times(60, REFUSED, NONE);
    pass(59);
    times(39, REFUSED, NONE);
    times(1, REFUSED, OPENED);
  }

  @Test
  void answered_refusalsBelowTheShare_changeNothing() {
    for (int i = 0; i < 1000; i++) {
      times(2, TAKEN, NONE);
      times(1, REFUSED, NONE);
    }
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void answered_forbiddenWithoutAWord_countsOnlyIfEveryAnswerIsOne() {
    times(1, TAKEN, NONE);
    times(9, FORBIDDEN, NONE);
    assertThat(breaker.isOpen()).isFalse();
    pass(60);
    times(1, FORBIDDEN, OPENED);
  }

  @Test
  void answered_fewerThanTenForbidden_changesNothing() {
    times(9, FORBIDDEN, NONE);
    times(1, FORBIDDEN, OPENED);
    assertThat(breaker.counts(now).forbidden).isEqualTo(10);
  }

  @Test
  void answered_forbiddenAndRefusedAndNothingElse_opens() {
    times(6, FORBIDDEN, NONE);
    times(3, REFUSED, NONE);
    times(1, FORBIDDEN, OPENED);
  }

  @Test
  void answered_off_neverOpens() {
    Breaker off = new Breaker(0, false);
    for (int i = 0; i < 1000; i++) {
      assertThat(off.answered(REFUSED, now)).isEqualTo(NONE);
    }
    assertThat(off.isOpen()).isFalse();
  }

  @Test
  void answered_whileOpen_changesNothing() {
    times(5, REFUSED, i -> {});
    times(100, TAKEN, NONE);
    times(100, REFUSED, NONE);

    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.counts(now).all()).isEqualTo(10);
  }

  @Test
  void takesTrial_afterAMinute_isOneCall() {
    times(5, REFUSED, i -> {});
    pass(59);
    assertThat(breaker.isTrialDue(now)).isFalse();
    assertThat(breaker.takesTrial(now)).isFalse();
    pass(1);
    assertThat(breaker.isTrialDue(now)).isTrue();
    assertThat(breaker.takesTrial(now)).isTrue();
    assertThat(breaker.takesTrial(now)).isFalse();
  }

  @Test
  void takesTrial_refusedEachTime_comesAfterTwiceAsLongUpToHalfAnHour() {
    times(5, REFUSED, i -> {});
    for (int minutes : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      pass(60L * minutes - 1);
      assertThat(breaker.takesTrial(now)).isFalse();
      pass(1);
      assertThat(breaker.takesTrial(now)).as("%s min", minutes).isTrue();
      assertThat(breaker.tried(false, now)).isEqualTo(NONE);
    }
  }

  /** A trial that was never answered. */
  @Test
  void takesTrial_unanswered_comesAgainAfterThePause() {
    times(5, REFUSED, i -> {});
    pass(60);
    assertThat(breaker.takesTrial(now)).isTrue();
    pass(59);
    assertThat(breaker.takesTrial(now)).isFalse();
    pass(1);
    assertThat(breaker.takesTrial(now)).isTrue();
  }

  /** It may never have got there: that is no reason to wait as long as for one that was refused. */
  @Test
  void takesTrial_unanswered_comesAgainAfterAMinute_howeverLongThePauseIs() {
    times(5, REFUSED, i -> {});
    for (int minutes : new int[] {1, 2, 4, 8, 16}) {
      pass(60L * minutes);
      breaker.takesTrial(now);
      breaker.tried(false, now);
    }
    pass(60 * 30);
    assertThat(breaker.takesTrial(now)).isTrue();
    pass(60);
    assertThat(breaker.takesTrial(now)).isTrue();
    assertThat(breaker.tried(false, now)).isEqualTo(NONE);
    pass(60 * 30 - 1);
    assertThat(breaker.takesTrial(now)).isFalse();
  }

  @Test
  void givesTrialBack_theNextOneMay() {
    times(5, REFUSED, i -> {});
    pass(60);
    breaker.takesTrial(now);
    breaker.givesTrialBack(now);
    assertThat(breaker.takesTrial(now)).isTrue();
  }

  @Test
  void close_byHand_isAsATrialThatWasTaken() {
    assertThat(breaker.close()).isFalse();
    times(5, REFUSED, i -> {});
    assertThat(breaker.close()).isTrue();
    assertThat(breaker.isOpen()).isFalse();
    times(4, REFUSED, NONE);
  }

  @Test
  void tried_good_closesAndForgetsWhatWasRefused() {
    times(5, REFUSED, i -> {});
    pass(60);
    breaker.takesTrial(now);

    assertThat(breaker.tried(true, now)).isEqualTo(CLOSED);
    assertThat(breaker.tried(true, now)).isEqualTo(NONE);
    assertThat(breaker.isOpen()).isFalse();
    times(4, REFUSED, NONE);
    times(1, REFUSED, OPENED);
    pass(60);
    assertThat(breaker.takesTrial(now)).isTrue(); // the first pause is a minute again
  }

  @Test
  void warning_isSaidOnceAndNeverOpens() {
    Breaker enforced = new Breaker(50, true);
    int opened = 0;
    for (int i = 0; i < 100; i++) {
      opened += enforced.answered(REFUSED, now) == OPENED ? 1 : 0;
    }

    assertThat(opened).isEqualTo(1);
    assertThat(enforced.isOpen()).isFalse();
    assertThat(enforced.isRefused()).isTrue();
    assertThat(enforced.isTrialDue(now + 3600 * SECOND)).isFalse();
  }

  @Test
  void warning_isOverWhenNothingIsRefusedAnyMore() {
    Breaker enforced = new Breaker(50, true);
    for (int i = 0; i < 5; i++) {
      enforced.answered(REFUSED, now);
    }
    for (int i = 0; i < 9; i++) {
      assertThat(enforced.answered(TAKEN, now + 60 * SECOND)).isEqualTo(NONE);
    }
    assertThat(enforced.answered(TAKEN, now + 60 * SECOND)).isEqualTo(CLOSED);
    assertThat(enforced.isRefused()).isFalse();
  }

  @Test
  void excuses_oneTokenUntilAnotherIsRefused() {
    String first = "first";
    String second = "second";
    assertThat(breaker.excuses(first)).isTrue();
    assertThat(breaker.excuses(first)).isTrue();
    assertThat(breaker.excuses(second)).isFalse();
    times(1, TAKEN, NONE);
    assertThat(breaker.excuses(second)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100})
  void answered_percent_isThatOfTenAtLeast(int percent) {
    Breaker other = new Breaker(percent, false);
    int needed = percent == 1 ? 1 : percent / 10;
    for (int i = 1; i < needed; i++) {
      assertThat(other.answered(REFUSED, now)).isEqualTo(NONE);
    }
    assertThat(other.answered(REFUSED, now)).isEqualTo(OPENED);
  }

  private void minuteLater(Verdict verdict, Breaker.Change expected) {
    pass(60);
    times(1, verdict, expected);
  }

  private void times(int count, Verdict verdict, Breaker.Change expected) {
    times(count, verdict, change -> assertThat(change).isEqualTo(expected));
  }

  private void times(
      int count, Verdict verdict, java.util.function.Consumer<Breaker.Change> expectation) {
    for (int i = 0; i < count; i++) {
      expectation.accept(breaker.answered(verdict, now));
    }
  }

  private void pass(long seconds) {
    now += seconds * SECOND;
  }
}
