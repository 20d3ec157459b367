package bearer.agent.appmetrics;

import bearer.agent.base.Stopped;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells OpenTelemetry the values of one meter whenever it asks, on a thread of the application's.
 * Held by the application, and holds classes of it.
 */
final class Measuring implements Consumer<Object> {
  private final List<Series> series;
  private final Map<String, String> common;
  private final Method builder;
  private final Method put;
  private final Method build;
  private final Method record;

  Measuring(List<Series> series, Map<String, String> common, @Nullable ClassLoader loader)
      throws ReflectiveOperationException {
    this.series = series;
    this.common = common;
    Class<?> attributes = type("common.Attributes", loader);
    Class<?> making = type("common.AttributesBuilder", loader);
    this.builder = attributes.getMethod("builder");
    this.put = making.getMethod("put", String.class, String.class);
    this.build = making.getMethod("build");
    this.record =
        type("metrics.ObservableDoubleMeasurement", loader)
            .getMethod("record", double.class, attributes);
  }

  private static Class<?> type(String name, @Nullable ClassLoader loader)
      throws ClassNotFoundException {
    return Class.forName(OpenTelemetry.PACKAGE + name, true, loader);
  }

  @Override
  public void accept(Object measurement) {
    try {
      for (Series one : series) {
        double value = one.value();
        if (!Double.isNaN(value)) {
          record.invoke(measurement, value, attributes(one));
        }
      }
    } catch (Throwable failed) { // nothing of ours goes through to who asks
      Stopped.rethrow(failed);
    }
  }

  private Object attributes(Series one) throws ReflectiveOperationException {
    Object making = builder.invoke(null);
    for (Map.Entry<String, String> label : common.entrySet()) {
      put.invoke(making, label.getKey(), label.getValue());
    }
    Iterator<String> values = one.values.iterator();
    for (String label : one.meter.labels) {
      put.invoke(making, label, values.next());
    }
    return build.invoke(making);
  }
}
