package bearer.agent.token;

import static bearer.agent.token.CellFixture.HARD;
import static bearer.agent.token.CellFixture.SOFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Gauge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often the server is asked while all is well, waiting without blocking, and the numbers. */
final class TokenCellUseTest {
  private final CellFixture on = new CellFixture();
  private final QueueExecutor executor = new QueueExecutor();
  private final TokenCell queued = on.cell(on.server, executor, TokenRules.DEFAULT);
  private final List<String> told = new ArrayList<>();

  private void tell() {
    told.add("landed");
  }

  /** Lesson 14. */
  @Test
  void current_idleForThreeLives_asksNobody() {
    CellFixture.get(queued);
    executor.runNext();
    on.ticker.advanceMillis(3 * HARD);

    assertThat(executor.waiting()).isZero();
    assertThat(on.server.requests).isEqualTo(1);
  }

  /** Lesson 10: whatever the answer says, asked every 10 ms for a minute. */
  @Test
  void await_livesOfNothing_oneRequestPerSecond() {
    for (long life : new long[] {0, 1, 500, 1_000}) {
      CellFixture tiny = new CellFixture();
      tiny.server.lifeMillis = life;
      for (int i = 0; i < 6_000; i++) {
        assertThat(tiny.get()).startsWith("t");
        tiny.ticker.advanceMillis(10);
      }
      assertThat(tiny.server.requests).as("life %s ms", life).isLessThanOrEqualTo(60);
    }
  }

  /** Lesson 10: Keycloak's shortest lives are still refreshed ahead. */
  @Test
  void current_tenSecondLives_nobodyEverWaits() {
    on.server.lifeMillis = 10_000;
    on.get();
    for (int i = 0; i < 6_000; i++) {
      assertThat(on.cell.current()).isNotNull();
      on.ticker.advanceMillis(10);
    }

    assertThat(on.server.requests).isBetween(7, 9);
  }

  @Test
  void current_refreshBefore_refreshesThenAndNotEarlier() {
    TokenCell cell = on.cell(CellFixture.rules(30_000, 0));
    on.server.lifeMillis = 300_000;
    CellFixture.get(cell);
    on.ticker.advanceMillis(258_999);
    cell.current();
    assertThat(on.server.requests).isEqualTo(1);
    on.ticker.advanceMillis(10_001);
    cell.current();

    assertThat(on.server.requests).isEqualTo(2);
  }

  /** Lesson 44. */
  @Test
  void warmUp_nothingFetchedYet_fetchesInTheBackgroundOnce() {
    queued.warmUp();
    queued.warmUp();
    assertThat(executor.waiting()).isEqualTo(1);
    executor.runNext();
    queued.warmUp();

    assertThat(executor.waiting()).isZero();
    assertThat(queued.current()).isNotNull();
  }

  /** Lesson 44: start-up does not depend on the server. */
  @Test
  void warmUp_serverDown_isForgottenAfterTheBackOff() {
    on.server.down();
    on.cell.warmUp();
    on.server.up();
    on.ticker.advanceMillis(1_000);

    assertThat(on.get()).isEqualTo("t2");
  }

  @Test
  void whenLanded_tokenThere_isNotToldAndNeedNotWait() {
    on.get();

    assertThat(on.cell.whenLanded(this::tell, 5_000)).isZero();
    assertThat(told).isEmpty();
  }

  /** Lessons 1 and 3: shared, and a task that throws takes nobody with it. */
  @Test
  void whenLanded_requestUnderWay_tellsEverybodyWhenItEnds() {
    assertThat(queued.whenLanded(this::tell, 5_000)).isEqualTo(5_000);
    queued.whenLanded(
        () -> {
          throw new IllegalStateException();
        },
        5_000);
    on.ticker.advanceNanos(1_000);
    assertThat(queued.whenLanded(this::tell, 5_000)).isEqualTo(4_000);
    assertThat(told).isEmpty();
    assertThat(executor.waiting()).isEqualTo(1);
    executor.runNext();

    assertThat(told).containsExactly("landed", "landed");
    assertThat(on.counters.value(Counter.WAITERS)).isEqualTo(3);
  }

  @Test
  void whenLanded_serverFails_tellsThenAndNotDuringTheBackOff() {
    on.server.fail(Code.TOKEN_IO, 0);
    queued.whenLanded(this::tell, 5_000);
    executor.runNext();

    assertThat(queued.whenLanded(this::tell, 5_000)).isZero();
    assertThat(told).containsExactly("landed");
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void whenLanded_requestAsOldAsTheTimeout_isNotWaitedFor() {
    queued.whenLanded(this::tell, 5_000);
    on.ticker.advanceNanos(5_000);

    assertThat(queued.whenLanded(this::tell, 5_000)).isZero();
    executor.runNext();
    assertThat(told).containsExactly("landed");
  }

  @Test
  void whenLanded_afterTheLanding_isFalse() {
    Flight flight = new Flight(null, 0);
    flight.fail(new TokenUnavailable(Code.TOKEN_IO, ""));

    assertThat(flight.whenLanded(this::tell)).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void atHand_nothingThere_startsARequestAndSaysSo() {
    TokenUnavailable why = catchThrowableOfType(TokenUnavailable.class, queued::atHand);

    assertThat(why.code()).isEqualTo(Code.TOKEN_TIMEOUT);
    assertThat(why).hasMessage("no token yet");
    assertThat(executor.waiting()).isEqualTo(1);
    assertThat(on.counters.value(Counter.WAITERS)).isZero();
  }

  @Test
  void atHand_tokenOrFailure_isThatAtOnce() throws Exception {
    on.server.fail(Code.TOKEN_IO, 0);
    assertThat(catchThrowableOfType(TokenUnavailable.class, on.cell::atHand).code())
        .isEqualTo(Code.TOKEN_IO);
    on.server.up();
    assertThat(catchThrowableOfType(TokenUnavailable.class, on.cell::atHand).code())
        .isEqualTo(Code.TOKEN_IO); // it still stands
    on.ticker.advanceMillis(1_000);

    assertThat(on.cell.atHand().header()).isEqualTo("Bearer t2");
  }

  /** Lesson 42. */
  @Test
  void counters_ofALife_tellTheStory() {
    on.server.fail(Code.TOKEN_IO, 0);
    on.get();
    on.get();
    on.server.up();
    on.ticker.advanceMillis(1_000);
    on.get();
    on.get();
    on.ticker.advanceMillis(SOFT);
    on.get();

    assertThat(on.counters.value(Counter.TOKEN_REQUESTED)).isEqualTo(3);
    assertThat(on.counters.value(Counter.TOKEN_FETCHED)).isEqualTo(2);
    assertThat(on.counters.value(Counter.TOKEN_FAILED_IO)).isEqualTo(1);
    assertThat(on.counters.value(Counter.WAITERS)).isEqualTo(2);
    assertThat(on.counters.value(Counter.REFRESH_AHEAD)).isEqualTo(1);
  }

  /** Lesson 42. */
  @Test
  void gauges_beforeAndAfterTheFirstToken_tellTheState() {
    TokenGauges.of(on.cell, on.counters);
    assertThat(on.counters.value(Gauge.SECONDS_TO_EXPIRY)).isEqualTo(Counters.UNKNOWN);
    assertThat(on.counters.value(Gauge.CURRENT_CREDENTIAL)).isEqualTo(Counters.UNKNOWN);
    on.get();
    on.ticker.advanceMillis(90_000);

    assertThat(on.counters.value(Gauge.SECONDS_TO_EXPIRY)).isEqualTo(200);
    assertThat(on.counters.value(Gauge.CURRENT_CREDENTIAL)).isZero();
    on.ticker.advanceMillis(HARD);
    assertThat(on.counters.value(Gauge.SECONDS_TO_EXPIRY)).isEqualTo(Counters.UNKNOWN);
  }
}
