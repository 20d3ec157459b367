package bearer.agent.appmetrics;

import bearer.agent.metrics.Meter;
import bearer.agent.metrics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One meter under one set of labels: what the application's registry asks for its value. */
final class Series implements ToDoubleFunction<Series> {
  final Meter meter;

  /** In the order of {@link Meter#labels}. */
  final List<String> values;

  private volatile double value;

  Series(Sample sample) {
    this.meter = sample.meter;
    this.values = sample.values;
    this.value = sample.value;
  }

  static List<Object> key(Sample sample) {
    return Arrays.<Object>asList(sample.meter, sample.values);
  }

  void take(double newest) {
    value = newest;
  }

  /** A gauge of what is no more shows nothing; a counter stays where it is. */
  void end() {
    if (meter.type == Meter.Type.GAUGE) {
      value = Double.NaN;
    }
  }

  double value() {
    return value;
  }

  /** For Micrometer, which holds what it measures weakly and the function not. */
  @Override
  public double applyAsDouble(Series measured) {
    return measured.value;
  }
}
