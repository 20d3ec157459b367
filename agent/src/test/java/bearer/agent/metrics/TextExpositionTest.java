package bearer.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.rules.PolicyTarget;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.types.Summary;
import org.hawkular.agent.prometheus.walkers.PrometheusMetricsWalker;
import org.junit.jupiter.api.Test;

/** Read by a parser that is not ours. */
class TextExpositionTest {
  private static final String HOSTILE = "a\\b\"c\nd é {x=\"y\"} # 日本";

  /** Each series as the parser has understood it. */
  private static Map<String, Double> parsed(String text) {
    Series series = new Series();
    new TextPrometheusMetricsProcessor(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), series)
        .walk();
    return series.values;
  }

  @Test
  void everySample_isReadAsItWasMeant() throws Exception {
    PolicyTarget agent = new PolicyTarget("bearer.mode=replace").used();
    agent.send("https://api.example.com/", 200);
    List<Sample> samples = new Readings(agent.live, agent, agent.log()).now();

    Map<String, Double> read = parsed(TextExposition.of(samples, Map.of("service", "checkout")));
    assertThat(read).hasSameSizeAs(samples);
    assertThat(read)
        .containsEntry(
            "counter bearer_requests_total {service=checkout, rule=default, host=api.example.com,"
                + " mode=replace, outcome=decorated}",
            1.0)
        .containsEntry(
            "gauge bearer_token_remaining_seconds {service=checkout, credential=default}", 3600.0);
  }

  @Test
  void labels_ofAnyText_areReadAsTheyWere() {
    List<Sample> samples = List.of(new Sample(Meter.TOKEN_FETCHES, 1, HOSTILE));
    String text = TextExposition.of(samples, Map.of("service", HOSTILE));

    assertThat(text.lines()).hasSize(3);
    assertThat(parsed(text))
        .containsOnlyKeys(
            "counter bearer_token_fetches_total {service="
                + HOSTILE
                + ", credential="
                + HOSTILE
                + "}");
  }

  @Test
  void numbers_keepWhatTheyAre() {
    assertThat(value(0)).isEqualTo("0");
    assertThat(value(123456789012L)).isEqualTo("123456789012");
    assertThat(value(0.25)).isEqualTo("0.25");
    assertThat(value(0.00012)).isEqualTo("1.2E-4");
    assertThat(value(1e18)).isEqualTo("1.0E18");
  }

  private static String value(double number) {
    String text = TextExposition.of(List.of(new Sample(Meter.ACTIVE, number)), Map.of());
    String line = text.lines().reduce((before, last) -> last).orElseThrow();
    return line.substring("bearer_active ".length());
  }

  private static final class Series implements PrometheusMetricsWalker {
    final Map<String, Double> values = new LinkedHashMap<>();

    private void put(String type, MetricFamily family, Map<String, String> labels, double value) {
      values.put(type + ' ' + family.getName() + ' ' + labels, value);
    }

    @Override
    public void walkCounterMetric(MetricFamily family, Counter metric, int index) {
      put("counter", family, metric.getLabels(), metric.getValue());
    }

    @Override
    public void walkGaugeMetric(MetricFamily family, Gauge metric, int index) {
      put("gauge", family, metric.getLabels(), metric.getValue());
    }

    @Override
    public void walkSummaryMetric(MetricFamily family, Summary metric, int index) {
      throw new AssertionError(family.getName());
    }

    @Override
    public void walkHistogramMetric(MetricFamily family, Histogram metric, int index) {
      throw new AssertionError(family.getName());
    }

    @Override
    public void walkStart() {}

    @Override
    public void walkFinish(int families, int metrics) {}

    @Override
    public void walkMetricFamily(MetricFamily family, int index) {}
  }
}
