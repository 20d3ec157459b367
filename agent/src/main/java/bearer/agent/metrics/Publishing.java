package bearer.agent.metrics;

import bearer.agent.base.Stopped;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.util.List;

/** Reads all meters and publishes them, again and again, for as long as the application runs. */
public final class Publishing implements Runnable {
  private final Readings readings;
  private final List<Publisher> places;
  private final long pauseMillis;
  private final Log log;

  /**
   * @param pauseMillis from one time to the next
   */
  public Publishing(Readings readings, List<Publisher> places, long pauseMillis, Log log) {
    this.readings = readings;
    this.places = places;
    this.pauseMillis = pauseMillis;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      while (true) {
        publishSafely();
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void publishSafely() {
    try {
      publish();
    } catch (Throwable failed) {
      Stopped.rethrow(failed);
      log.once(
          Level.WARN,
          Code.METRICS_UNUSED,
          failed.getClass().getName(),
          "what is measured cannot be read or published: " + failed.getClass().getName());
    }
  }

  void publish() {
    List<Sample> samples = readings.now();
    for (Publisher place : places) {
      place.publish(samples);
    }
  }
}
