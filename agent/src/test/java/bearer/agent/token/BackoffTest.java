package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lessons 17, 18, 19 and 21. */
final class BackoffTest {
  private static final long MILLI = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "TRANSIENT, 1, 0.0, 500",
    "TRANSIENT, 1, 0.5, 750",
    "TRANSIENT, 2, 0.0, 1000",
    "TRANSIENT, 3, 0.0, 2000",
    "TRANSIENT, 4, 0.0, 4000",
    "TRANSIENT, 5, 0.0, 8000",
    "TRANSIENT, 6, 0.0, 15000",
    "TRANSIENT, 6, 0.5, 22500",
    "TRANSIENT, 70, 0.0, 15000",
    "TRANSIENT, 2147483647, 0.0, 15000",
    "TRANSIENT, -2147483648, 0.0, 500",
    "CREDENTIAL, 1, 0.0, 500",
    "CREDENTIAL, 6, 0.0, 16000",
    "CREDENTIAL, 7, 0.0, 30000",
    "CREDENTIAL, 70, 0.0, 30000",
    "CONFIGURATION, 1, 0.5, 60000",
    "CONFIGURATION, 70, 0.0, 60000",
  })
  void nanos_ofFailures_doublesToItsCap(
      FailureKind kind, int failures, double jitter, long millis) {
    assertThat(Backoff.nanos(kind, failures, jitter)).isEqualTo(millis * MILLI);
  }

  @ParameterizedTest
  @CsvSource({
    "TRANSIENT, 30000, 60000, 20000",
    "TRANSIENT, 10000, 60000, 10000",
    "TRANSIENT, 30000, 1200, 500",
    "TRANSIENT, 30000, 300, 300",
    "TRANSIENT, 30000, 1, 1",
    "CREDENTIAL, 30000, 60000, 30000",
    "CREDENTIAL, 30000, 20000, 20000",
    "CONFIGURATION, 60000, 20000, 20000",
  })
  void beforeTheEnd_ofATokenInUse_leavesRoomForMoreTries(
      FailureKind kind, long pause, long remaining, long millis) {
    assertThat(Backoff.beforeTheEnd(kind, pause * MILLI, remaining * MILLI))
        .isEqualTo(millis * MILLI);
  }

  @ParameterizedTest
  @CsvSource({"7000, 0.0, 7000", "7000, 0.5, 7500", "400, 0.5, 600", "3600000, 0.0, 3600000"})
  void after_aWishOfTheServer_isNeverEarlier(long retryAfter, double jitter, long millis) {
    assertThat(Backoff.after(retryAfter * MILLI, jitter)).isEqualTo(millis * MILLI);
  }
}
