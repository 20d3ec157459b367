package bearer.agent.token;

import static bearer.agent.token.CellFixture.HARD;
import static bearer.agent.token.CellFixture.SOFT;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Alarms;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is in use is renewed by the clock, not by whoever calls next. */
final class TokenCellRenewalTest {
  private final CellFixture on = new CellFixture();
  private final FakeAlarms alarms = new FakeAlarms(on.ticker);
  private final TokenCell cell = cell(alarms);

  private TokenCell cell(Alarms timer) {
    return new TokenCell(
        on.server,
        Runnable::run,
        timer,
        on.ticker,
        new Log(Level.WARN, on.logged, on.ticker),
        TokenRules.DEFAULT,
        on.gates,
        on.counters);
  }

  /** Without the timer: 34 % at one call a minute, 58 % at one in two minutes. */
  @ParameterizedTest
  @ValueSource(ints = {60, 120, 240})
  void await_atLowTraffic_fewCallersWait(int secondsBetweenCalls) {
    for (int call = 0; call < 200; call++) {
      assertThat(CellFixture.get(cell)).startsWith("t");
      alarms.pass(secondsBetweenCalls * 1_000L);
    }

    long requests = on.counters.value(Counter.TOKEN_REQUESTED);
    assertThat(on.counters.value(Counter.WAITERS)).isEqualTo(1);
    assertThat(requests).isBetween(50L, 260L);
  }

  /** Once for the token that was used, then it may lapse, and nothing wakes the process again. */
  @Test
  void renewal_processGoesIdle_onceAndNeverAgain() {
    CellFixture.get(cell);
    alarms.pass(20 * HARD);

    assertThat(on.server.requests).isEqualTo(2);
    assertThat(alarms.rung).isEqualTo(2);
    assertThat(alarms.set()).isZero();
    assertThat(CellFixture.get(cell)).isEqualTo("t3");
  }

  @Test
  void renewal_tokenThatNobodyWasGiven_lapses() {
    cell.warmUp();
    alarms.pass(3 * HARD);

    assertThat(on.server.requests).isEqualTo(1);
  }

  /** As where nothing is changed yet: one request, and no other. */
  @Test
  void renewal_tokenThatWasProbedAlone_lapses() throws Exception {
    cell.probe();
    cell.probe();
    alarms.pass(3 * HARD);

    assertThat(on.server.requests).isEqualTo(1);
  }

  @Test
  void renewal_tokenReplacedBefore_isNotRenewedTwice() {
    CellFixture.get(cell);
    on.ticker.advanceMillis(SOFT);
    CellFixture.get(cell); // a caller was faster
    assertThat(on.server.requests).isEqualTo(2);
    assertThat(alarms.set()).isEqualTo(1);
    alarms.pass(1_000);

    assertThat(on.server.requests).isEqualTo(2);
  }

  /** The next try comes by itself too, for as long as there is a token to lose. */
  @Test
  void renewal_serverDownForAWhile_isTriedAgainWithoutACaller() {
    CellFixture.get(cell);
    on.server.down();
    alarms.pass(SOFT + 10_000);
    on.server.up();
    alarms.pass(40_000);

    assertThat(cell.current()).isNotNull();
    assertThat(on.counters.value(Counter.WAITERS)).isEqualTo(1);
    assertThat(cell.secondsToExpiry()).isGreaterThan(200);
  }

  @Test
  void renewal_serverDownForGood_endsWithTheToken() {
    CellFixture.get(cell);
    on.server.down();
    alarms.pass(3 * HARD);

    assertThat(alarms.set()).isZero();
    assertThat(on.server.requests).isBetween(3, 20);
  }

  @Test
  void renewal_noThreadForTheClock_isLeftToTheCallers() {
    TokenCell without =
        cell(
            (nanos, task) -> {
              throw new OutOfMemoryError("unable to create native thread");
            });
    CellFixture.get(without);
    on.ticker.advanceMillis(SOFT);
    CellFixture.get(without);

    assertThat(CellFixture.get(without)).isEqualTo("t2");
  }
}
