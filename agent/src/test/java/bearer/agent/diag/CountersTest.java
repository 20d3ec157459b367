package bearer.agent.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lesson 42. */
final class CountersTest {
  private final Counters counters = new Counters();

  @Test
  void increment_oneCounter_leavesTheOthers() {
    counters.increment(Counter.INJECTED);
    counters.increment(Counter.INJECTED);

    assertThat(counters.value(Counter.INJECTED)).isEqualTo(2);
    assertThat(counters.value(Counter.REPLAYED)).isZero();
  }

  @Test
  void value_gaugeThatNobodyFeeds_isUnknown() {
    assertThat(counters.value(Gauge.SECONDS_TO_EXPIRY)).isEqualTo(Counters.UNKNOWN);
    counters.measure(Gauge.SECONDS_TO_EXPIRY, () -> 7);
    assertThat(counters.value(Gauge.SECONDS_TO_EXPIRY)).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource(value = Code.class, names = "(TOKEN|SECRET)_.*", mode = EnumSource.Mode.MATCH_ALL)
  void failure_ofATokenRequest_hasACounter(Code code) {
    assertThat(Counter.failure(code).label()).startsWith("token-failed-");
  }

  @Test
  void labels_ofAll_areDistinct() {
    Set<String> labels = new HashSet<>();
    for (Counter counter : Counter.values()) {
      assertThat(labels.add(counter.label())).isTrue();
    }
    for (Gauge gauge : Gauge.values()) {
      assertThat(labels.add(gauge.label())).isTrue();
    }
    assertThat(labels).allMatch(label -> label.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }
}
