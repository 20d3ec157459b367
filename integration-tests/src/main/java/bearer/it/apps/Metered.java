package bearer.it.apps;

import bearer.it.contract.Streams;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * An application that measures itself. Does what each line of stdin says: {@code send URL}; {@code
 * initialise CLASS}; {@code micrometer} and {@code opentelemetry}, which make a registry; {@code
 * await NAME}, which waits until that meter is in it and prints it.
 */
public final class Metered {
  /** What has been put into the registry, as far as nobody has waited for it. */
  private static final BlockingQueue<String> METERS = new LinkedBlockingQueue<>();

  private Metered() {}

  public static void main(String[] args) throws Exception {
    try (Scanner lines = new Scanner(System.in, "UTF-8")) {
      System.out.println("ready");
      while (lines.hasNextLine()) {
        String[] words = lines.nextLine().split(" ");
        System.out.println(done(words));
      }
    }
  }

  private static String done(String[] words) throws Exception {
    switch (words[0]) {
      case "send":
        return "status " + status(words[1]);
      case "initialise":
        return "initialised " + Class.forName(words[1]).getName();
      case "micrometer":
        return InMicrometer.made();
      case "opentelemetry":
        return InOpenTelemetry.made();
      default:
        String meter = METERS.take();
        while (!meter.startsWith(words[1] + ' ')) {
          meter = METERS.take();
        }
        return "found " + meter;
    }
  }

  @SuppressWarnings("deprecation") // as applications construct URLs
  private static int status(String url) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    Streams.text(connection.getInputStream());
    return connection.getResponseCode();
  }

  /** By itself, as it may not be on the class path. */
  private static final class InMicrometer {
    static String made() {
      SimpleMeterRegistry registry = new SimpleMeterRegistry();
      registry.config().onMeterAdded(InMicrometer::added);
      Metrics.addRegistry(registry);
      return "made";
    }

    private static void added(Meter meter) {
      METERS.add(
          meter.getId().getName()
              + ' '
              + meter.getId().getType()
              + ' '
              + meter.getId().getBaseUnit()
              + ' '
              + meter.getId().getTags()
              + ' '
              + meter.measure().iterator().next().getValue());
    }
  }

  /** As {@link InMicrometer}. */
  private static final class InOpenTelemetry implements OpenTelemetry, MetricExporter {
    private final SdkMeterProvider provider =
        SdkMeterProvider.builder()
            .registerMetricReader(
                PeriodicMetricReader.builder(this).setInterval(Duration.ofMillis(200)).build())
            .build();

    static String made() {
      GlobalOpenTelemetry.set(new InOpenTelemetry());
      return "made";
    }

    @Override
    public MeterProvider getMeterProvider() {
      return provider;
    }

    @Override
    public TracerProvider getTracerProvider() {
      return TracerProvider.noop();
    }

    @Override
    public ContextPropagators getPropagators() {
      return ContextPropagators.noop();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
      return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
      for (MetricData metric : metrics) {
        boolean sum = metric.getType().name().equals("DOUBLE_SUM");
        Collection<DoublePointData> points =
            sum ? metric.getDoubleSumData().getPoints() : metric.getDoubleGaugeData().getPoints();
        for (DoublePointData point : points) {
          METERS.add(
              metric.getName()
                  + ' '
                  + metric.getType()
                  + ' '
                  + metric.getUnit()
                  + ' '
                  + sorted(point)
                  + ' '
                  + point.getValue());
        }
      }
      return CompletableResultCode.ofSuccess();
    }

    private static Map<String, String> sorted(DoublePointData point) {
      Map<String, String> sorted = new TreeMap<>();
      point.getAttributes().forEach((key, value) -> sorted.put(key.getKey(), "" + value));
      return sorted;
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
