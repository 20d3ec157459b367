package bearer.agent.rules;

import bearer.agent.base.Continuations;
import bearer.agent.base.Stopped;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Gauge;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Notices that an HTTP client is in use and no request of it is one that a rule is for. */
final class Unmatched implements Runnable, LongSupplier {
  private static final long NANOS = TimeUnit.MINUTES.toNanos(10);

  /** A request that a rule is for ends in one of these, whatever becomes of it. */
  private static final Counter[] MATCHED = {
    Counter.INJECTED,
    Counter.PASSED_WITHOUT,
    Counter.SKIPPED_EXISTING,
    Counter.OTHER_CALLER,
    Counter.OBSERVED,
    Counter.OUTSIDE_PERCENT,
    Counter.BREAKER_OPEN,
    Counter.UNMAPPED
  };

  private final Counters counters;
  private final Ticker ticker;
  private final Log log;
  private final long since;

  Unmatched(Counters counters, Ticker ticker, Log log) {
    this.counters = counters;
    this.ticker = ticker;
    this.log = log;
    this.since = ticker.nanos();
    counters.measure(Gauge.NOTHING_MATCHED, this);
  }

  /** Has it said when the time has come; no thread waits for that where nobody would read it. */
  void sayWith(Continuations continuations) {
    if (log.logs(Level.INFO)) {
      try {
        continuations.after(NANOS, this);
      } catch (Throwable noThread) { // it stays unsaid, and the gauge shows it
        Stopped.rethrow(noThread);
      }
    }
  }

  @Override
  public void run() {
    if (getAsLong() == 1) {
      log.log(
          Level.INFO,
          Code.NOTHING_MATCHED,
          "no request has matched a rule for 10 minutes, although an HTTP client is in use; see"
              + " bearer.hosts and bearer.paths");
    }
  }

  @Override
  public long getAsLong() {
    if (ticker.nanos() - since < NANOS) {
      return 0;
    }
    for (Counter counter : MATCHED) {
      if (counters.value(counter) > 0) {
        return 0;
      }
    }
    return 1;
  }
}
