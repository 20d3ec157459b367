package bearer.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0.0, 500",
    "1, 0.5, 750",
    "2, 0.0, 1000",
    "3, 0.0, 2000",
    "4, 0.0, 4000",
    "5, 0.0, 8000",
    "6, 0.0, 15000",
    "6, 0.5, 22500",
    "70, 0.0, 15000",
    "2147483647, 0.0, 15000",
  })
  void nanos_ofFailures_doublesToItsCap(int failures, double jitter, long millis) {
    assertThat(Backoff.nanos(failures, jitter)).isEqualTo(millis * 1_000_000);
  }
}
