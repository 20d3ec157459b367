package bearer.agent.applog;

import bearer.agent.base.AgentThread;
import bearer.agent.base.ContextLoader;
import bearer.agent.base.Privileged;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Event;
import bearer.agent.diag.Level;
import bearer.agent.diag.Sink;
import java.lang.instrument.Instrumentation;
import java.security.PrivilegedAction;
import java.util.List;

/**
 * Keeps events until the application's SLF4J takes them, within bounds: what it has not taken in
 * time, or when the JVM ends, is printed on stderr. Nothing is dropped. Writing is one short lock;
 * a thread is there only while something waits.
 */
public final class ApplicationLog implements Sink {
  private static final int CAPACITY = 500;
  private static final long POLL_MILLIS = 500;
  private static final long CALL_MILLIS = 5_000;
  private static final long END_NANOS = 500_000_000L;

  private final Backlog backlog;
  private final Handover handover;
  private final Fallback fallback;
  private final Ticker ticker;

  ApplicationLog(Backlog backlog, Handover handover, Fallback fallback, Ticker ticker) {
    this.backlog = backlog;
    this.handover = handover;
    this.fallback = fallback;
    this.ticker = ticker;
  }

  /**
   * Looks out for SLF4J from now on. Starts no thread.
   *
   * @param stderr where events go that the application's log does not take
   * @param threshold the least important level that is logged
   */
  public static ApplicationLog open(
      Sink stderr, Level threshold, Ticker ticker, Instrumentation instrumentation) {
    Slf4js slf4js = new Slf4js(ticker);
    instrumentation.addTransformer(slf4js, true); // as the gate is, so that both share one copy
    slf4js.scan(instrumentation.getAllLoadedClasses());
    Fallback fallback = new Fallback(stderr, threshold, ticker);
    Handover handover =
        new Handover(slf4js, new InstrumentedJvm(instrumentation), fallback, ticker, CALL_MILLIS);
    ApplicationLog log =
        new ApplicationLog(new Backlog(CAPACITY, ticker), handover, fallback, ticker);
    log.closeWithTheJvm();
    return log;
  }

  private void closeWithTheJvm() {
    Runnable end =
        new Runnable() {
          @Override
          public void run() {
            close();
          }
        };
    Runtime.getRuntime().addShutdownHook(new AgentThread("log-end", end));
  }

  @Override
  public void write(Event event) {
    if (Attempt.isRunning()) {
      fallback.print(event); // by the application's logger itself: that could go on for ever
      return;
    }
    switch (backlog.add(new Waiting(event, ContextLoader.current(), ticker.nanos()))) {
      case QUEUED_FIRST:
        startThread();
        break;
      case FULL:
        fallback.print(event, "more events wait than are kept");
        break;
      case CLOSED:
        fallback.print(event);
        break;
      default:
    }
  }

  private void startThread() {
    try {
      Privileged.run(
          new PrivilegedAction<Boolean>() {
            @Override
            public Boolean run() {
              new AgentThread("log", new HandingOver()).start();
              return true;
            }
          });
    } catch (Throwable noThread) {
      abandon();
    }
  }

  /** Ends when nothing waits any more. */
  private final class HandingOver implements Runnable {
    @Override
    public void run() {
      try {
        List<Waiting> events = backlog.begin();
        while (!events.isEmpty()) {
          handover.pass(events);
          backlog.end();
          backlog.pause(POLL_MILLIS);
          events = backlog.begin();
        }
      } catch (Throwable problem) {
        abandon();
      }
    }
  }

  private void abandon() {
    for (Waiting event : backlog.abandon()) {
      if (event.settle()) {
        fallback.print(event.event, "there is no thread for it");
      }
    }
  }

  /** Prints what waits, if it is wanted, and from then on everything. */
  void close() {
    for (Waiting event : backlog.close(END_NANOS)) {
      if (!event.isUnwanted() && event.settle()) {
        fallback.print(event.event);
      }
    }
  }
}
