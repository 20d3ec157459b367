package bearer.agent.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where what is measured goes, beside JMX. From the start to the end; immutable. */
public final class MetricsConfig {
  public final MetricsDestination destination;

  /** The directory for a collector's file; null for none. */
  public final @Nullable String directory;

  /** From one time to the next, in nanoseconds. */
  public final long intervalNanos;

  public MetricsConfig(
      MetricsDestination destination, @Nullable String directory, long intervalNanos) {
    this.destination = destination;
    this.directory = directory;
    this.intervalNanos = intervalNanos;
  }

  static boolean areSame(@Nullable MetricsConfig one, @Nullable MetricsConfig other) {
    if (one == null || other == null) {
      return one == other;
    }
    return one.destination == other.destination
        && Objects.equals(one.directory, other.directory)
        && one.intervalNanos == other.intervalNanos;
  }
}
