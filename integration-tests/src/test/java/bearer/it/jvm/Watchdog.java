package bearer.it.jvm;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Kills a process that hangs, so that the test which reads from it fails instead of waiting. */
public final class Watchdog implements AutoCloseable {
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> kill;

  private Watchdog(ScheduledFuture<?> kill) {
    this.kill = kill;
  }

  public static Watchdog over(Process process, long seconds) {
    return new Watchdog(TIMER.schedule(process::destroyForcibly, seconds, TimeUnit.SECONDS));
  }

  @Override
  public void close() {
    kill.cancel(false);
  }
}
