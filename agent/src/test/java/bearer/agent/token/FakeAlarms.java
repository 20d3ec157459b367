package bearer.agent.token;

import bearer.agent.base.Alarms;
import java.util.ArrayList;
import java.util.List;

/** Alarms that go by the test's clock, and ring when the test lets time pass. */
final class FakeAlarms implements Alarms {
  private final FakeTicker ticker;
  private final List<Alarm> alarms = new ArrayList<>();
  int rung;

  FakeAlarms(FakeTicker ticker) {
    this.ticker = ticker;
  }

  @Override
  public Runnable after(long nanos, Runnable task) {
    Alarm alarm = new Alarm(ticker.nanos() + nanos, task);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  int set() {
    return alarms.size();
  }

  /** In steps of 100 ms. */
  void pass(long millis) {
    for (long passed = 0; passed < millis; passed += 100) {
      ticker.advanceMillis(100);
      for (Alarm alarm : new ArrayList<>(alarms)) {
        if (ticker.nanos() - alarm.at >= 0 && alarms.remove(alarm)) {
          rung++;
          alarm.task.run();
        }
      }
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
