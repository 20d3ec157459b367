package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.ConfigResult;
import bearer.agent.config.MetricsConfig;
import bearer.agent.config.MetricsDestination;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where what is measured goes. */
class MetricsOptionsTest {
  private static ConfigResult read(String... settings) {
    Map<String, String> properties = new HashMap<>(Map.of("bearer.provider", "picpay"));
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      properties.put("bearer." + setting.substring(0, equals), setting.substring(equals + 1));
    }
    return ConfigReader.read(new Sources(properties, Map.of()));
  }

  private static MetricsConfig metrics(String... settings) {
    return Objects.requireNonNull(read(settings).start.metrics);
  }

  @Test
  void nothingSet_isNothing() {
    assertThat(read().start.metrics).isNull();
    assertThat(read("metrics=off", "metrics-interval=30s").start.metrics).isNull();
  }

  @Test
  void directory_isWrittenEvery15Seconds() {
    MetricsConfig metrics = metrics("metrics-file=/var/lib/node_exporter");

    assertThat(metrics.directory).isEqualTo("/var/lib/node_exporter");
    assertThat(metrics.destination).isEqualTo(MetricsDestination.OFF);
    assertThat(metrics.intervalNanos).isEqualTo(TimeUnit.SECONDS.toNanos(15));
  }

  @Test
  void application_withAnotherInterval() {
    MetricsConfig metrics = metrics("metrics=application", "metrics-interval=1m");

    assertThat(metrics.directory).isNull();
    assertThat(metrics.destination).isEqualTo(MetricsDestination.APPLICATION);
    assertThat(metrics.intervalNanos).isEqualTo(TimeUnit.MINUTES.toNanos(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999ms", "301s", "soon"})
  void interval_outOfBounds_isAProblem(String interval) {
    assertThat(read("metrics-file=/x", "metrics-interval=" + interval).problems)
        .anyMatch(problem -> problem.message.contains("bearer.metrics-interval"));
  }

  @Test
  void differences_needARestart() {
    assertThat(read("metrics-file=/x").start.differences(read("metrics-file=/y").start))
        .containsExactly("bearer.metrics");
    assertThat(read("metrics-file=/x").start.differences(read().start))
        .containsExactly("bearer.metrics");
    assertThat(read("metrics-file=/x").start.differences(read("metrics-file=/x").start)).isEmpty();
  }
}
