package bearer.agent.rules;

import bearer.agent.base.Continuations;
import bearer.agent.base.Ticker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Goes on when, and only when, the test says so; alarms go by the test's clock. */
final class FakeContinuations implements Continuations {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private final Ticker ticker;
  boolean noThread;

  FakeContinuations(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public void execute(Runnable task) {
    if (noThread) {
      throw new OutOfMemoryError("unable to create native thread");
    }
    tasks.add(task);
  }

  @Override
  public Runnable after(long nanos, Runnable task) {
    Alarm alarm = new Alarm(ticker.nanos() + nanos, task);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  int alarms() {
    return alarms.size();
  }

  int waiting() {
    return tasks.size();
  }

  /** Rings what is due, then runs what waits. */
  void run() {
    for (Alarm alarm : new ArrayList<>(alarms)) {
      if (ticker.nanos() - alarm.at >= 0 && alarms.remove(alarm)) {
        alarm.task.run();
      }
    }
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private static final class Alarm {
    private final long at;
    private final Runnable task;

    Alarm(long at, Runnable task) {
      this.at = at;
      this.task = task;
    }
  }
}
