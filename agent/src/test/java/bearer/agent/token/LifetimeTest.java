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
    "300000, 0.0, 210000, 289000",
    "300000, 0.5, 225000, 289000",
    "60000, 0.5, 45000, 53000",
    "10000, 0.5, 7500, 8000",
    "2000, 0.5, 1500, 1600",
    "1000, 0.5, 1000, 1000",
    "0, 0.5, 1000, 1000",
    "-5000, 0.5, 1000, 1000",
    "86400000, 0.5, 64800000, 86389000",
    "864000000, 0.5, 64800000, 86389000",
    "9000000000000, 0.5, 64800000, 86389000",
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
    // life, refresh before, jitter, refreshed from, given up from; milliseconds
    "300000, 30000, 0.0, 269000, 289000",
    "300000, 30000, 0.5, 264000, 289000",
    "300000, 30000, 0.99, 259100, 289000",
    "300000, 5000, 0.0, 294000, 296500",
    "300000, 299000, 0.0, 149500, 289000",
    "10000, 30000, 0.0, 4500, 8000",
    "2000, 30000, 0.0, 1000, 1600",
    "1000, 30000, 0.0, 1000, 1000",
    "0, 1, 0.0, 1000, 1000",
    "300000, 1, 0.0, 298999, 299000",
  })
  void refreshedBefore_theEnd_isAtMostHalfALife(
      long life, long before, double jitter, long soft, long hard) {
    Token token = Lifetime.token("t", REQUESTED_AT, nanos(life), 0.5);
    Token timed = Lifetime.refreshedBefore(token, nanos(before), jitter);

    assertThat(timed.freshAt(REQUESTED_AT + nanos(soft) - 1)).isTrue();
    assertThat(timed.freshAt(REQUESTED_AT + nanos(soft))).isFalse();
    assertThat(timed.usableAt(REQUESTED_AT + nanos(hard) - 1_000_000)).isTrue();
    assertThat(timed.usableAt(REQUESTED_AT + nanos(hard))).isFalse();
    assertThat(timed.header()).isEqualTo("Bearer t");
  }

  /** A server that counts in whole seconds ends it up to one second early. */
  @ParameterizedTest
  @CsvSource({"300000, 299000", "20000, 19000", "5000, 4500", "2000, 1800", "1000, 1000"})
  void token_ofALife_endsBeforeTheServersWholeSecond(long life, long end) {
    Token token = Lifetime.token("t", REQUESTED_AT, nanos(life), 0.5);

    assertThat(token.livesAt(REQUESTED_AT + nanos(end) - 1, 0)).isTrue();
    assertThat(token.livesAt(REQUESTED_AT + nanos(end), 0)).isFalse();
  }

  @Test
  void token_ofACredential_remembersIt() {
    Token token = Lifetime.token("t", 0, nanos(300_000), 0.5, TokenOrigin.own(1, 0));

    assertThat(Lifetime.refreshedBefore(token, nanos(1_000), 0.5).credential()).isEqualTo(1);
    assertThat(token).hasToString("Token[redacted]");
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
