package bearer.agent.appmetrics;

import bearer.agent.diag.Version;
import bearer.agent.metrics.Meter;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's API from 1.10 on: what the application has made the global one. {@code
 * GlobalOpenTelemetry.get()} would make it a useless one for good, if it is asked too early; so its
 * field is looked at before. Source: {@code io.opentelemetry.api.GlobalOpenTelemetry}.
 */
final class OpenTelemetry implements Library {
  static final String PACKAGE = "io.opentelemetry.api.";

  private final Opener opener;

  /** Lets the agent read what is private in the package of a class. */
  interface Opener {
    void open(Class<?> type);
  }

  OpenTelemetry(Opener opener) {
    this.opener = opener;
  }

  @Override
  public String name() {
    return "OpenTelemetry";
  }

  @Override
  public String globalClass() {
    return PACKAGE + "GlobalOpenTelemetry";
  }

  @Override
  public @Nullable Object registry(Class<?> global) throws ReflectiveOperationException {
    Field field = global.getDeclaredField("globalOpenTelemetry"); // by this name in all versions
    opener.open(global);
    field.setAccessible(true);
    return field.get(null);
  }

  @Override
  public Registrar registrar(Class<?> global, Object registry, Map<String, String> common)
      throws ReflectiveOperationException {
    Object builder = global.getMethod("meterBuilder", String.class).invoke(null, "bearer-agent");
    Class<?> builderType =
        Class.forName(PACKAGE + "metrics.MeterBuilder", true, global.getClassLoader());
    builderType.getMethod("setInstrumentationVersion", String.class).invoke(builder, Version.TEXT);
    return new OfMeter(
        global.getClassLoader(), builderType.getMethod("build").invoke(builder), common);
  }

  private static final class OfMeter implements Registrar {
    private final @Nullable ClassLoader loader;
    private final Object meter;
    private final Map<String, String> common;

    OfMeter(@Nullable ClassLoader loader, Object meter, Map<String, String> common) {
      this.loader = loader;
      this.meter = meter;
      this.common = common;
    }

    /** One instrument shows all series of a meter. */
    @Override
    public void add(Series series, List<Series> same) throws ReflectiveOperationException {
      if (same.size() > 1) {
        return;
      }
      Meter of = series.meter;
      boolean counter = of.type == Meter.Type.COUNTER;
      Object builder =
          type("metrics.Meter")
              .getMethod(counter ? "counterBuilder" : "gaugeBuilder", String.class)
              .invoke(meter, of.dotted);
      if (counter) {
        builder = type("metrics.LongCounterBuilder").getMethod("ofDoubles").invoke(builder);
      }
      Class<?> kind = type(counter ? "metrics.DoubleCounterBuilder" : "metrics.DoubleGaugeBuilder");
      kind.getMethod("setDescription", String.class).invoke(builder, of.help);
      if (!of.unit.ucum.isEmpty()) {
        kind.getMethod("setUnit", String.class).invoke(builder, of.unit.ucum);
      }
      kind.getMethod("buildWithCallback", Consumer.class)
          .invoke(builder, new Measuring(same, common, loader));
    }

    private Class<?> type(String name) throws ClassNotFoundException {
      return Class.forName(PACKAGE + name, true, loader);
    }
  }
}
