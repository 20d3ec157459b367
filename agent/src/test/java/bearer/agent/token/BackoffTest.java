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
    "TRANSIENT, 4, 0.0, 5000",
    "TRANSIENT, 4, 0.5, 5500",
    "TRANSIENT, 70, 0.0, 5000",
    "TRANSIENT, 2147483647, 0.0, 5000",
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
    // pause, remaining, life, jitter, expected; milliseconds
    "TRANSIENT, 1000, 60000, 300000, 0.0, 14000",
    "TRANSIENT, 1000, 60000, 300000, 0.5, 20000",
    "TRANSIENT, 1000, 60000, 300000, 0.99, 25880",
    "TRANSIENT, 1000, 600000, 3000000, 0.5, 30000",
    "TRANSIENT, 1000, 10000, 300000, 0.5, 6000",
    "TRANSIENT, 1000, 2000, 300000, 0.5, 5000",
    "TRANSIENT, 1000, 1, 300000, 0.0, 1000",
    "TRANSIENT, 5500, 2000, 300000, 0.5, 5500",
    "TRANSIENT, 1000, 1200, 4000, 0.5, 500",
    "CREDENTIAL, 30000, 60000, 300000, 0.5, 30000",
    "CREDENTIAL, 30000, 20000, 300000, 0.5, 23000",
    "CONFIGURATION, 60000, 20000, 300000, 0.0, 20000",
  })
  void covered_byATokenInUse_leavesRoomForMoreTriesAndSpreadsTheLast(
      FailureKind kind, long pause, long remaining, long life, double jitter, long millis) {
    assertThat(
            Backoff.covered(kind, pause * MILLI, remaining * MILLI, life * MILLI, jitter) / MILLI)
        .isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "120000, 0.5, 135000",
    "7000, 0.0, 7000",
    "7000, 0.5, 10000",
    "400, 0.5, 600",
    "3600000, 0.0, 3600000"
  })
  void after_aWishOfTheServer_isNeverEarlier(long retryAfter, double jitter, long millis) {
    assertThat(Backoff.after(retryAfter * MILLI, jitter)).isEqualTo(millis * MILLI);
  }
}
