package bearer.agent.appmetrics;

import bearer.agent.metrics.Meter;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer from 1.1 on: the global registry, to which Spring Boot adds those of the application.
 * Source: {@code io.micrometer.core.instrument.Metrics}.
 */
final class Micrometer implements Library {
  private static final String PACKAGE = "io.micrometer.core.instrument.";

  @Override
  public String name() {
    return "Micrometer";
  }

  @Override
  public String globalClass() {
    return PACKAGE + "Metrics";
  }

  /** A global registry into which nobody has put another one shows nothing to anybody. */
  @Override
  public @Nullable Object registry(Class<?> global) throws ReflectiveOperationException {
    Object registry = global.getField("globalRegistry").get(null);
    Class<?> composite =
        Class.forName(PACKAGE + "composite.CompositeMeterRegistry", false, global.getClassLoader());
    Collection<?> members = (Collection<?>) composite.getMethod("getRegistries").invoke(registry);
    return members.isEmpty() ? null : registry;
  }

  @Override
  public Registrar registrar(Class<?> global, Object registry, Map<String, String> common)
      throws ReflectiveOperationException {
    return new OfRegistry(global.getClassLoader(), registry, common);
  }

  private static final class OfRegistry implements Registrar {
    private final @Nullable ClassLoader loader;
    private final Object registry;
    private final Map<String, String> common;

    OfRegistry(@Nullable ClassLoader loader, Object registry, Map<String, String> common) {
      this.loader = loader;
      this.registry = registry;
      this.common = common;
    }

    @Override
    public void add(Series series, List<Series> same) throws ReflectiveOperationException {
      Class<?> kind = type(series.meter.type == Meter.Type.COUNTER ? "FunctionCounter" : "Gauge");
      Class<?> builderType = type(kind.getSimpleName() + "$Builder");
      Object builder =
          kind.getMethod("builder", String.class, Object.class, ToDoubleFunction.class)
              .invoke(null, series.meter.dotted, series, series);
      Method tag = builderType.getMethod("tag", String.class, String.class);
      for (Map.Entry<String, String> label : common.entrySet()) {
        tag.invoke(builder, label.getKey(), label.getValue());
      }
      Iterator<String> values = series.values.iterator();
      for (String label : series.meter.labels) {
        tag.invoke(builder, label, values.next());
      }
      builderType.getMethod("description", String.class).invoke(builder, series.meter.help);
      if (!series.meter.unit.word.isEmpty()) {
        builderType.getMethod("baseUnit", String.class).invoke(builder, series.meter.unit.word);
      }
      builderType.getMethod("register", type("MeterRegistry")).invoke(builder, registry);
    }

    private Class<?> type(String name) throws ClassNotFoundException {
      return Class.forName(PACKAGE + name, true, loader);
    }
  }
}
