package bearer.agent.install;

import bearer.agent.base.AgentThread;
import bearer.agent.config.MetricsConfig;
import bearer.agent.diag.Log;
import bearer.agent.metrics.PromDirectory;
import bearer.agent.metrics.Publisher;
import bearer.agent.metrics.Publishing;
import bearer.agent.metrics.Readings;
import bearer.agent.options.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Publishes what is measured, on a thread of its own, where that is configured. */
final class MetricsThread implements Runnable {
  private final Running running;
  private final MetricsConfig config;
  private final Log log;

  private MetricsThread(Running running, MetricsConfig config, Log log) {
    this.running = running;
    this.config = config;
    this.log = log;
  }

  static void start(Running running, MetricsConfig config, Log log) {
    new AgentThread("metrics", new MetricsThread(running, config, log)).start();
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
    if (config.directory != null) {
      places.add(
          new PromDirectory(config.directory, running.start().service(), Machine.name(), log));
    }
    return places;
  }
}
