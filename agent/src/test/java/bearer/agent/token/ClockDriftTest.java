package bearer.agent.token;

import static bearer.agent.token.CellFixture.HARD;
import static bearer.agent.token.CellFixture.SOFT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lesson 13: monotonic for age, wall as a second opinion. */
final class ClockDriftTest {
  private final CellFixture on = new CellFixture();

  @ParameterizedTest
  @ValueSource(longs = {290_000, 3_600_000, 100L * 365 * 24 * 3_600_000})
  void current_wallRanAheadForALife_expiresTheToken(long millis) {
    on.get();
    on.ticker.advanceMillis(1_000);
    on.ticker.jumpWallMillis(millis);

    assertThat(on.cell.current()).isNull();
    assertThat(on.get()).isEqualTo("t2");
    on.ticker.advanceMillis(1_000);
    assertThat(on.get()).isEqualTo("t2");
  }

  /** A clock that is set right, or a short sleep: the token lives on, by so much less. */
  @ParameterizedTest
  @ValueSource(longs = {500, 6_000, 60_000})
  void current_wallRanAhead_takesThatOffTheLife(long millis) {
    on.get();
    on.server.down();
    on.ticker.advanceMillis(1_000);
    on.ticker.jumpWallMillis(millis);

    assertThat(on.get()).isEqualTo("t1");
    on.ticker.advanceMillis(HARD - 1_000 - millis - 1);
    assertThat(on.get()).isEqualTo("t1");
    on.ticker.advanceMillis(1);
    assertThat(on.cell.current()).isNull();
  }

  /** The refresh is earlier too, so nobody waits at the end. */
  @Test
  void current_wallRanAhead_refreshesEarlierByThat() {
    on.get();
    on.ticker.advanceMillis(1_000);
    on.ticker.jumpWallMillis(6_000);
    on.ticker.advanceMillis(SOFT - 7_001);
    on.get();
    assertThat(on.server.requests).isEqualTo(1);
    on.ticker.advanceMillis(1);
    on.get();

    assertThat(on.server.requests).isEqualTo(2);
  }

  /** The comparison for the next token must not end that for this one. */
  @Test
  void current_refreshFailsInTheSecondOfAWakeUp_theSleptTimeStillCounts() {
    on.get();
    on.server.down();
    on.ticker.advanceMillis(SOFT - 500);
    on.get(); // looks at the clocks
    on.ticker.jumpWallMillis(100_000);
    on.ticker.advanceMillis(500);
    on.get();
    on.ticker.advanceMillis(1_000);

    assertThat(on.get()).isEqualTo("TOKEN_SERVER_UNAVAILABLE");
  }

  @ParameterizedTest
  @ValueSource(longs = {4_999, 0, -1, -5_001, -3_600_000, -100L * 365 * 24 * 3_600_000})
  void current_wallCorrected_keepsTheToken(long millis) {
    on.get();
    on.ticker.advanceMillis(1_000);
    on.ticker.jumpWallMillis(millis);

    assertThat(on.get()).isEqualTo("t1");
  }

  @Test
  void current_wallSetBack_lifeIsNotExtended() {
    on.get();
    on.ticker.jumpWallMillis(-3_600_000);
    on.ticker.advanceMillis(CellFixture.HARD);

    assertThat(on.get()).isEqualTo("t2");
  }

  @Test
  void current_wallSetBackBeforeTheSleep_stillExpires() {
    on.get();
    on.ticker.jumpWallMillis(-3_600_000);
    on.ticker.advanceMillis(1_000);
    assertThat(on.get()).isEqualTo("t1");
    on.ticker.jumpWallMillis(289_000);
    on.ticker.advanceMillis(1_000);

    assertThat(on.get()).isEqualTo("t2");
  }

  @Test
  void current_severalShortSleeps_addUp() {
    on.get();
    on.ticker.advanceMillis(1_000);
    on.ticker.jumpWallMillis(144_000);
    assertThat(on.get()).isEqualTo("t1");
    on.ticker.advanceMillis(1_000);
    on.ticker.jumpWallMillis(144_000);

    assertThat(on.get()).isEqualTo("t2");
  }

  @Test
  void current_sleepBeforeTheRequest_doesNotCountAgainstTheToken() {
    on.ticker.jumpWallMillis(3_600_000);
    on.get();
    on.ticker.advanceMillis(1_000);

    assertThat(on.get()).isEqualTo("t1");
  }

  @Test
  void current_sleepDuringTheRequest_expiresItsToken() {
    TokenCell cell =
        on.cell(
            () -> {
              Token token = on.server.fetch();
              on.ticker.jumpWallMillis(on.server.requests == 1 ? 290_000 : 0);
              return token;
            },
            Runnable::run,
            TokenRules.DEFAULT);
    CellFixture.get(cell);
    on.ticker.advanceMillis(1_000);

    assertThat(CellFixture.get(cell)).isEqualTo("t2");
  }

  @Test
  void current_calledAllTheTime_looksAtTheWallOnceASecond() {
    on.get();
    long before = on.ticker.wallLooks();
    for (int i = 0; i < 10_000; i++) {
      on.cell.current();
      on.ticker.advanceMillis(1);
    }

    assertThat(on.ticker.wallLooks() - before).isLessThanOrEqualTo(2 * 10);
    assertThat(on.server.requests).isEqualTo(1);
  }

  @Test
  void current_wallTicksInMilliseconds_roundingNeverAddsUp() {
    on.server.lifeMillis = 86_400_000;
    on.get();
    for (int second = 0; second < 6_000; second++) {
      on.ticker.advanceNanos(1_000_999_999);
      on.get();
    }

    assertThat(on.server.requests).isEqualTo(1);
  }
}
