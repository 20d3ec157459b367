package bearer.agent.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampTest {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "-1, 1969-12-31T23:59:59.999Z",
    "951782400000, 2000-02-29T00:00:00.000Z",
    "951868799999, 2000-02-29T23:59:59.999Z",
    "951868800000, 2000-03-01T00:00:00.000Z",
    "1764063960123, 2025-11-25T09:46:00.123Z",
    "4107542400000, 2100-03-01T00:00:00.000Z",
    "253402300799999, 9999-12-31T23:59:59.999Z",
  })
  void of_knownTimes_areWrittenAsIso8601(long millis, String expected) {
    assertThat(Timestamp.of(millis)).isEqualTo(expected);
  }

  @Test
  void of_anyTime_isWhatTheJdkWrites() {
    Random random = new Random(7);
    long first = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    for (int i = 0; i < 100_000; i++) {
      long millis = random.nextLong(first, last);
      assertThat(Timestamp.of(millis)).isEqualTo(FORMAT.format(Instant.ofEpochMilli(millis)));
    }
  }
}
