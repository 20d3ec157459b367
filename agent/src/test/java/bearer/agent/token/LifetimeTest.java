package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lessons 8, 10 and 12. */
final class LifetimeTest {
  private static final long REQUESTED_AT = Long.MAX_VALUE - 5;

  @ParameterizedTest
  @CsvSource({
    // life, jitter, refreshed from, given up from; milliseconds
    "300000, 0.0, 210000, 290000",
    "300000, 0.5, 225000, 290000",
    "60000, 0.5, 45000, 54000",
    "10000, 0.5, 7500, 9000",
    "2000, 0.5, 1500, 1800",
    "1000, 0.5, 1000, 1000",
    "0, 0.5, 1000, 1000",
    "-5000, 0.5, 1000, 1000",
    "86400000, 0.5, 64800000, 86390000",
    "864000000, 0.5, 64800000, 86390000",
    "9000000000000, 0.5, 64800000, 86390000",
  })
  void token_ofALife_hasFractionalMargins(long life, double jitter, long soft, long hard) {
    Token token = Lifetime.token("t", REQUESTED_AT, nanos(life), jitter);

    assertThat(token.freshAt(REQUESTED_AT + nanos(soft) - 1_000_000)).isTrue();
    assertThat(token.freshAt(REQUESTED_AT + nanos(soft) + 1_000_000)).isFalse();
    assertThat(token.usableAt(REQUESTED_AT + nanos(hard) - 1)).isTrue();
    assertThat(token.usableAt(REQUESTED_AT + nanos(hard))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // life, refresh before, refreshed from, given up from; milliseconds
    "300000, 30000, 270000, 290000",
    "300000, 5000, 295000, 297500",
    "300000, 299000, 150000, 290000",
    "10000, 30000, 5000, 9000",
    "2000, 30000, 1000, 1800",
    "1000, 30000, 1000, 1000",
    "0, 1, 1000, 1000",
    "300000, 1, 299999, 300000",
  })
  void refreshedBefore_theEnd_isAtMostHalfALife(long life, long before, long soft, long hard) {
    Token token = Lifetime.token("t", REQUESTED_AT, nanos(life), 0.5);
    Token timed = Lifetime.refreshedBefore(token, nanos(before));

    assertThat(timed.freshAt(REQUESTED_AT + nanos(soft) - 1)).isTrue();
    assertThat(timed.freshAt(REQUESTED_AT + nanos(soft))).isFalse();
    assertThat(timed.usableAt(REQUESTED_AT + nanos(hard) - 1_000_000)).isTrue();
    assertThat(timed.usableAt(REQUESTED_AT + nanos(hard))).isFalse();
    assertThat(timed.header()).isEqualTo("Bearer t");
  }

  @Test
  void token_ofACredential_remembersIt() {
    Token token = Lifetime.token("t", 0, nanos(300_000), 0.5, 1);

    assertThat(Lifetime.refreshedBefore(token, nanos(1_000)).credential()).isEqualTo(1);
    assertThat(token).hasToString("Token[redacted]");
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
