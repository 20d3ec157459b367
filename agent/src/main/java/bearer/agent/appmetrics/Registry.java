package bearer.agent.appmetrics;

import bearer.agent.metrics.Meter;
import bearer.agent.metrics.Sample;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The registry of one application, known by the class that its library keeps it in, and what is
 * shown there. Holds nothing of the application. For one thread at a time.
 */
final class Registry {
  final Library library;
  private final WeakReference<Class<?>> global;
  private WeakReference<@Nullable Object> registry = new WeakReference<>(null);
  private final Map<List<Object>, Series> shown = new HashMap<>();
  private final Map<Meter, List<Series>> byMeter = new EnumMap<>(Meter.class);

  /** Whether it has been chosen before another one of the same application. */
  boolean chosen;

  /** Whether it has failed: not tried again. */
  boolean broken;

  Registry(Library library, Class<?> global) {
    this.library = library;
    this.global = new WeakReference<>(global);
  }

  boolean isOf(Class<?> other) {
    return global.get() == other;
  }

  /** Null if it is gone. */
  @Nullable Class<?> global() {
    return global.get();
  }

  /** Runs code of the application's. */
  boolean isUsed(ClassStates states) throws ReflectiveOperationException {
    Class<?> known = global.get();
    return known != null
        && !broken
        && states.isInitialised(known)
        && library.registry(known) != null;
  }

  /** Runs code of the application's where there is something new. */
  void show(Iterable<Sample> samples, Map<String, String> common)
      throws ReflectiveOperationException {
    Class<?> known = global.get();
    Object now = known == null ? null : library.registry(known);
    if (known == null || now == null) {
      return;
    }
    if (registry.get() != now) {
      registry = new WeakReference<>(now);
      shown.clear();
      byMeter.clear();
    }
    show(samples, library.registrar(known, now, common));
  }

  private void show(Iterable<Sample> samples, Library.Registrar registrar)
      throws ReflectiveOperationException {
    Set<Series> still = new HashSet<>();
    for (Sample sample : samples) {
      List<Object> key = Series.key(sample);
      Series series = shown.get(key);
      if (series == null) {
        series = new Series(sample);
        shown.put(key, series);
        List<Series> same =
            byMeter.computeIfAbsent(sample.meter, first -> new CopyOnWriteArrayList<>());
        same.add(series);
        registrar.add(series, same);
      }
      series.take(sample.value);
      still.add(series);
    }
    for (Series series : shown.values()) {
      if (!still.contains(series)) {
        series.end();
      }
    }
  }
}
