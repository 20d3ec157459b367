package bearer.agent.options;

import bearer.agent.config.MetricsConfig;
import bearer.agent.config.MetricsDestination;
import bearer.agent.net.BadValue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where what is measured goes. Loaded only if something of it is set. */
final class MetricsReader {
  private static final long SHORTEST = TimeUnit.SECONDS.toNanos(1);
  private static final long USUAL = TimeUnit.SECONDS.toNanos(15);
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

  private MetricsReader() {}

  /** Null if it goes nowhere. */
  static @Nullable MetricsConfig read(Settings settings, Values values, Problems problems) {
    MetricsDestination destination =
        values.choice(Option.METRICS, MetricsDestination.values(), MetricsDestination.OFF);
    String directory = values.text(Option.METRICS_FILE);
    long interval = interval(settings, values, problems);
    return destination == MetricsDestination.OFF && directory == null
        ? null
        : new MetricsConfig(destination, directory, interval);
  }

  private static long interval(Settings settings, Values values, Problems problems) {
    Setting setting = settings.get(Option.METRICS_INTERVAL);
    long nanos = setting == null ? USUAL : values.nanos(Option.METRICS_INTERVAL);
    if (setting != null && nanos != 0 && (nanos < SHORTEST || nanos > LONGEST)) {
      problems.bad(setting, new BadValue("give at least 1s and at most 5m"));
    }
    return nanos;
  }
}
