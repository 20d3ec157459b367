package bearer.agent.metrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What one meter shows under one set of labels, at one moment. Immutable. */
public final class Sample {
  public final Meter meter;

  /** In the order of {@link Meter#labels}. */
  public final List<String> values;

  public final double value;

  Sample(Meter meter, double value, String... values) {
    if (values.length != meter.labels.size()) {
      throw new IllegalArgumentException(meter + " has other labels");
    }
    this.meter = meter;
    this.value = value;
    this.values = Collections.unmodifiableList(Arrays.asList(values));
  }
}
