package bearer.benchmarks.tokens;

import java.util.ArrayList;
import java.util.List;

/**
 * What the agent must keep to.
 *
 * @param text for the table
 * @param leastRequests token requests, without the first one of a primed load
 * @param mostRequests token requests, likewise
 * @param mayFail whether calls may fail
 * @param slowestMillis how long a call may take; depends on the machine
 * @param beyondOthers whether that may be counted from the slowest call without token
 */
record Bound(
    String text,
    int leastRequests,
    int mostRequests,
    boolean mayFail,
    int slowestMillis,
    boolean beyondOthers) {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  /** Half of what a call takes that waits for the server: beyond, waiting would not show. */
  private static final long BUSY_MICROS = 100_000;

  static Bound requests(String text, int least, int most) {
    return new Bound(text, least, most, false, UNBOUNDED, false);
  }

  Bound whoeverFails() {
    return new Bound(text, leastRequests, mostRequests, true, slowestMillis, beyondOthers);
  }

  Bound slowest(int millis) {
    return new Bound(text, leastRequests, mostRequests, mayFail, millis, false);
  }

  Bound slowestBeyondOthers(int millis) {
    return new Bound(text, leastRequests, mostRequests, mayFail, millis, true);
  }

  /** What was not kept to and has nothing to do with the machine. */
  List<String> missed(Outcome outcome) {
    List<String> missed = new ArrayList<>();
    if (outcome.requests() < leastRequests || outcome.requests() > mostRequests) {
      missed.add(outcome.requests() + " token requests");
    }
    if (!mayFail && outcome.failed() > 0) {
      missed.add(outcome.failed() + " failed calls");
    }
    if (outcome.lastCall().equals("failed")) {
      missed.add("the call afterwards failed");
    }
    return missed;
  }

  /** Whether a call took longer than it may, which depends on the machine. */
  boolean isSlow(Outcome outcome) {
    return outcome.slowestMicros() - free(outcome) > slowestMillis * 1000L;
  }

  /** What the slowest call would have taken anyway; nothing if that tells nothing any more. */
  private long free(Outcome outcome) {
    long others = outcome.control().slowestMicros();
    return beyondOthers && others <= BUSY_MICROS ? others : 0;
  }
}
