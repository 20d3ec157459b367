package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lesson 13: monotonic for age, wall as a second opinion. */
final class ClockDriftTest {
  private final CellFixture on = new CellFixture();

  @ParameterizedTest
  @ValueSource(longs = {5_001, 60_000, 3_600_000, 100L * 365 * 24 * 3_600_000})
  void current_wallRanAhead_expiresTheToken(long millis) {
    on.get();
    on.ticker.advanceMillis(1_000);
    on.ticker.jumpWallMillis(millis);

    assertThat(on.cell.current()).isNull();
    assertThat(on.get()).isEqualTo("t2");
    on.ticker.advanceMillis(1_000);
    assertThat(on.get()).isEqualTo("t2");
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
    on.ticker.jumpWallMillis(6_000);
    on.ticker.advanceMillis(1_000);

    assertThat(on.get()).isEqualTo("t2");
  }

  @Test
  void current_severalShortSleeps_addUp() {
    on.get();
    on.ticker.advanceMillis(1_000);
    on.ticker.jumpWallMillis(3_000);
    assertThat(on.get()).isEqualTo("t1");
    on.ticker.advanceMillis(1_000);
    on.ticker.jumpWallMillis(3_000);

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
              on.ticker.jumpWallMillis(on.server.requests == 1 ? 60_000 : 0);
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
