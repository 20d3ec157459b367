package bearer.agent.applog;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Event;
import bearer.agent.diag.Level;
import bearer.agent.diag.Sink;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.Set;

/** Stderr, for what the application's log does not take. Thread-safe. */
final class Fallback {
  private static final int MAX_REASONS = 20;

  private final Sink stderr;
  private final boolean saysWhy;
  private final Ticker ticker;

  @GuardedBy("said")
  private final Set<String> said = new HashSet<>();

  /**
   * @param threshold the least important level that is printed
   */
  Fallback(Sink stderr, Level threshold, Ticker ticker) {
    this.stderr = stderr;
    this.saysWhy = threshold.compareTo(Level.WARN) >= 0;
    this.ticker = ticker;
  }

  void print(Event event) {
    stderr.write(event);
  }

  /** Tells each reason once. */
  void print(Event event, String reason) {
    if (saysWhy && isNew(reason)) {
      stderr.write(
          new Event(
              ticker.wallMillis(),
              Level.WARN,
              Code.APPLICATION_LOG_UNUSED,
              "the application's log is not used: " + reason + "; events are printed here"));
    }
    stderr.write(event);
  }

  private boolean isNew(String reason) {
    synchronized (said) {
      return said.size() < MAX_REASONS && said.add(reason);
    }
  }
}
