package bearer.agent.metrics;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one meter shows under one set of labels, at one moment. Immutable. */
public final class Sample {
  public final Meter meter;

  /** In the order of {@link Meter#labels}. */
  public final List<String> values;

  public final double value;

  private final WeakReference<@Nullable ClassLoader> caller;

  /** Of the process, not of anybody's calls. */
  Sample(Meter meter, double value, String... values) {
    this(null, meter, value, values);
  }

  /**
   * Of calls, if there is a caller.
   *
   * @param caller the context class loader of whose calls it is about
   * @param values of {@link Meter#labels}, in their order
   */
  public Sample(@Nullable ClassLoader caller, Meter meter, double value, String... values) {
    if (values.length != meter.labels.size()) {
      throw new IllegalArgumentException(meter + " has other labels");
    }
    this.meter = meter;
    this.value = value;
    this.caller = new WeakReference<>(caller);
    this.values = Collections.unmodifiableList(Arrays.asList(values));
  }

  /**
   * The context class loader of whose calls it is about; null for nobody's, and if that is gone.
   */
  public @Nullable ClassLoader caller() {
    return caller.get();
  }
}
