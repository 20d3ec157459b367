package bearer.agent.appmetrics;

import bearer.agent.base.AgentThread;
import bearer.agent.base.ClassProbe;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.metrics.Publisher;
import bearer.agent.metrics.Sample;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is measured into the application's own registry, on a thread made for that: whoever
 * publishes waits for it for 5 s at most, and makes no other while it has not come back.
 */
public final class ApplicationRegistry implements Publisher {
  private static final long CALL_MILLIS = 5_000;

  private final Registries registries;
  private final long callMillis;
  private final Log log;
  private @Nullable Thread call;

  /**
   * @param common labels that every meter has
   */
  public ApplicationRegistry(
      Map<String, String> common, Instrumentation instrumentation, Ticker ticker, Log log) {
    this(registries(common, instrumentation, ticker, log), CALL_MILLIS, log);
  }

  ApplicationRegistry(Registries registries, long callMillis, Log log) {
    this.registries = registries;
    this.callMillis = callMillis;
    this.log = log;
  }

  private static Registries registries(
      Map<String, String> common, Instrumentation instrumentation, Ticker ticker, Log log) {
    ClassProbe probe = new ClassProbe(instrumentation);
    return new Registries(
        Arrays.asList(new Micrometer(), new OpenTelemetry(probe::open)),
        new InstrumentedClasses(instrumentation, probe),
        common,
        ticker,
        log);
  }

  @Override
  public void publish(List<Sample> samples) {
    Thread before = call;
    if (before != null && before.isAlive()) {
      return;
    }
    Thread next = new AgentThread("metrics-call", () -> registries.show(samples));
    call = next;
    next.start();
    try {
      next.join(callMillis);
    } catch (InterruptedException meddled) {
      Thread.currentThread().interrupt();
    }
    if (next.isAlive()) {
      log.once(
          Level.WARN,
          Code.METRICS_UNUSED,
          "stuck",
          "the application's registry of meters has not returned from a call");
    }
  }
}
