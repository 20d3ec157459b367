package bearer.fleet;

import bearer.agent.base.Alarms;
import bearer.agent.base.Ticker;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Made-up time: it stands still while something happens, and jumps to what happens next. */
final class Clock implements Ticker, Alarms {
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long now;
  private long number;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Runnable after(long nanos, Runnable task) {
    Event event = new Event(now + nanos, number++, task);
    events.add(event);
    return () -> event.cancelled = true;
  }

  /** All that happens until then, in order. */
  void runUntil(long end) {
    while (!events.isEmpty() && events.peek().at <= end) {
      Event next = events.remove();
      now = next.at;
      if (!next.cancelled) {
        next.task.run();
      }
    }
    now = end;
  }

  static long seconds(double seconds) {
    return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }

  private static final class Event implements Comparable<Event> {
    private final long at;
    private final long number;
    private final Runnable task;
    private boolean cancelled;

    Event(long at, long number, Runnable task) {
      this.at = at;
      this.number = number;
      this.task = task;
    }

    @Override
    public int compareTo(Event other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }
}
