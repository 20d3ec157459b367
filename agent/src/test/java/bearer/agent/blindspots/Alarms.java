package bearer.agent.blindspots;

import bearer.agent.base.Continuations;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until the test moves it. */
final class Alarms implements Continuations {
  private record Alarm(long at, Runnable task) {}

  private final List<Alarm> waiting = new ArrayList<>();
  private long now;

  @Override
  public void execute(Runnable task) {
    throw new AssertionError("nobody goes on here");
  }

  @Override
  public Runnable after(long nanos, Runnable task) {
    Alarm alarm = new Alarm(now + nanos, task);
    waiting.add(alarm);
    return () -> waiting.remove(alarm);
  }

  int waiting() {
    return waiting.size();
  }

  void pass(long seconds) {
    now += seconds * 1_000_000_000L;
    for (Alarm alarm : new ArrayList<>(waiting)) {
      if (alarm.at <= now && waiting.remove(alarm)) {
        alarm.task.run();
      }
    }
  }
}
