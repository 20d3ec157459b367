package bearer.agent.install;

import bearer.agent.appmetrics.ApplicationRegistry;
import bearer.agent.base.AgentThread;
import bearer.agent.base.Ticker;
import bearer.agent.config.MetricsConfig;
import bearer.agent.config.MetricsDestination;
import bearer.agent.config.Service;
import bearer.agent.diag.Log;
import bearer.agent.metrics.CommonLabels;
import bearer.agent.metrics.PromDirectory;
import bearer.agent.metrics.Publisher;
import bearer.agent.metrics.Publishing;
import bearer.agent.metrics.Readings;
import bearer.agent.options.Machine;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Publishes what is measured, on a thread of its own, where that is configured. */
final class MetricsThread implements Runnable {
  private final Running running;
  private final MetricsConfig config;
  private final Log log;
  private final Instrumentation instrumentation;

  private MetricsThread(
      Running running, MetricsConfig config, Log log, Instrumentation instrumentation) {
    this.running = running;
    this.config = config;
    this.log = log;
    this.instrumentation = instrumentation;
  }

  static void start(
      Running running, MetricsConfig config, Log log, Instrumentation instrumentation) {
    new AgentThread("metrics", new MetricsThread(running, config, log, instrumentation)).start();
  }

  /** After a first pause: all this loads what an application may want to configure first. */
  @Override
  public void run() {
    long pauseMillis = TimeUnit.NANOSECONDS.toMillis(config.intervalNanos);
    try {
      Thread.sleep(pauseMillis);
      new Publishing(new Readings(running.live(), running, log), places(), pauseMillis, log).run();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Publisher> places() {
    List<Publisher> places = new ArrayList<>();
    Service service = running.start().service();
    if (config.destination == MetricsDestination.APPLICATION) {
      places.add(
          new ApplicationRegistry(CommonLabels.of(service), instrumentation, Ticker.SYSTEM, log));
    }
    if (config.directory != null) {
      places.add(new PromDirectory(config.directory, service, Machine.name(), log));
    }
    return places;
  }
}
