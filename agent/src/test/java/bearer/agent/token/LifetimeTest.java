package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  })
  void token_ofALife_hasFractionalMargins(long life, double jitter, long soft, long hard) {
    Token token = Lifetime.token("t", REQUESTED_AT, nanos(life), jitter);

    assertThat(token.freshAt(REQUESTED_AT + nanos(soft) - 1_000_000)).isTrue();
    assertThat(token.freshAt(REQUESTED_AT + nanos(soft) + 1_000_000)).isFalse();
    assertThat(token.usableAt(REQUESTED_AT + nanos(hard) - 1)).isTrue();
    assertThat(token.usableAt(REQUESTED_AT + nanos(hard))).isFalse();
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
