package bearer.agent.applog;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Ticker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of events that wait: the application's log, stderr, or some more waiting,
 * which always ends. For one thread; never runs code of the application on it.
 */
final class Handover {
  private static final long SECOND = 1_000_000_000L;

  /** For an SLF4J to be loaded, and then to be initialised by the application. */
  private static final long INITIALISATION = 30 * SECOND;

  /** For whatever configures the logging just after its first logger was made. */
  private static final long SETTLING = SECOND;

  /** Until a thread that still asks for loggers is taken for one that always does. */
  private static final long CONFIGURING = 20 * SECOND;

  /** Until a logger that is off is taken to be meant so: Spring Boot has all off for a while. */
  private static final long SWITCHED_OFF = 60 * SECOND;

  private static final long LONGEST = 60 * SECOND;

  private final Slf4js slf4js;
  private final Jvm jvm;
  private final Fallback fallback;
  private final Ticker ticker;
  private final long callMillis;
  private final long openedNanos;

  /**
   * @param callMillis how long the application's logger may take for what is handed over at once
   */
  Handover(Slf4js slf4js, Jvm jvm, Fallback fallback, Ticker ticker, long callMillis) {
    this.slf4js = slf4js;
    this.jvm = jvm;
    this.fallback = fallback;
    this.ticker = ticker;
    this.callMillis = callMillis;
    this.openedNanos = ticker.nanos();
  }

  /** Settles what can be settled now. Blocks on stderr, and for the time of the calls. */
  void pass(List<Waiting> events) {
    Map<Slf4j, List<Waiting>> ready = new LinkedHashMap<>();
    for (Waiting event : events) {
      Slf4j slf4j = slf4jOf(event);
      String whyNot = whyNot(event, slf4j);
      if (whyNot != null) {
        print(event, whyNot);
      } else if (slf4j != null && isReady(slf4j)) {
        add(ready, slf4j, event);
      }
    }
    for (Map.Entry<Slf4j, List<Waiting>> one : ready.entrySet()) {
      hand(one.getKey(), one.getValue());
    }
  }

  private static void add(Map<Slf4j, List<Waiting>> ready, Slf4j slf4j, Waiting event) {
    List<Waiting> events = ready.get(slf4j);
    if (events == null) {
      events = new ArrayList<>();
      ready.put(slf4j, events);
    }
    events.add(event);
  }

  /**
   * The one that the caller's class loader, or the nearest above it, has; else the only one that
   * there is; null if there is none or a choice.
   */
  private @Nullable Slf4j slf4jOf(Waiting event) {
    List<Slf4j> all = slf4js.all();
    for (ClassLoader loader = event.caller(); loader != null; loader = loader.getParent()) {
      for (Slf4j one : all) {
        if (one.isOf(loader)) {
          return one;
        }
      }
    }
    return all.size() == 1 ? all.get(0) : onlyHopeful(all);
  }

  private @Nullable Slf4j onlyHopeful(List<Slf4j> all) {
    Slf4j only = null;
    for (Slf4j one : all) {
      if (whyNot(one) == null) {
        if (only != null) {
          return null;
        }
        only = one;
      }
    }
    return only;
  }

  /** Why an event goes to stderr now; null if it is handed over, or waits. */
  private @Nullable String whyNot(Waiting event, @Nullable Slf4j slf4j) {
    if (slf4j != null) {
      String whyNot = whyNot(slf4j);
      return whyNot == null && has(event.sinceNanos, LONGEST)
          ? "it has not taken an event for 60 s"
          : whyNot;
    } else if (!slf4js.all().isEmpty()) {
      return "there are several SLF4J, and none of them is that of the caller";
    }
    return has(openedNanos, INITIALISATION) ? "no SLF4J is in use" : null;
  }

  private @Nullable String whyNot(Slf4j slf4j) {
    switch (slf4j.state(jvm)) {
      case NO_PROVIDER:
        return "SLF4J has nothing to log with";
      case UNKNOWN:
        return "its SLF4J is of an unknown kind";
      case NOT_INITIALISED:
        return has(slf4j.sightedNanos, INITIALISATION) ? "SLF4J is there, but not in use" : null;
      default:
        return slf4j.isStuck() ? "its logger has not returned from a call" : null;
    }
  }

  private boolean isReady(Slf4j slf4j) {
    return has(slf4j.sightedNanos, SETTLING)
        && slf4j.state(jvm) == Slf4j.State.READY
        && slf4j.mayBeEntered(jvm, has(slf4j.sightedNanos, CONFIGURING));
  }

  private boolean has(long sinceNanos, long passedNanos) {
    return ticker.nanos() - sinceNanos >= passedNanos;
  }

  private void hand(Slf4j slf4j, List<Waiting> events) {
    Class<?> factory = slf4j.factory(jvm);
    if (factory == null) {
      return; // gone just now: the next pass tells
    }
    Thread call = new AgentThread("log-call", new Attempt(factory, events));
    call.start();
    try {
      call.join(callMillis);
    } catch (InterruptedException meddled) {
      // by somebody who interrupts all threads: as if the time were over
    }
    if (call.isAlive()) {
      slf4j.stuckIn(call);
      printAll(events, "its logger has not returned from a call");
    } else {
      conclude(slf4j, events);
    }
  }

  private void conclude(Slf4j slf4j, List<Waiting> events) {
    for (Waiting event : events) {
      String failure = event.failure;
      if (failure != null) {
        print(event, "its logger threw " + failure);
      } else if (event.switchedOff && has(slf4j.sightedNanos, SWITCHED_OFF)) {
        dropOrPrint(event);
      }
    }
  }

  private void dropOrPrint(Waiting event) {
    if (event.isUnwanted()) {
      event.settle();
    } else {
      print(event, "its logger bearer.agent is off for " + event.event.level);
    }
  }

  private void printAll(List<Waiting> events, String reason) {
    for (Waiting event : events) {
      print(event, reason);
    }
  }

  private void print(Waiting event, String reason) {
    if (event.settle()) {
      fallback.print(event.event, reason);
    }
  }
}
