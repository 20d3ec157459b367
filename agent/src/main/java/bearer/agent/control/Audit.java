package bearer.agent.control;

import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.RuleConfig;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.diag.Timestamp;
import com.google.errorprone.annotations.concurrent.GuardedBy;

/** Carries changes out, and has each of them said at any log level, with who made it and why. */
final class Audit {
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final int MOST_REFUSALS = 10;

  private final Log log;
  private final Ticker ticker;

  @GuardedBy("this")
  private long firstRefusal;

  @GuardedBy("this")
  private int refusals;

  Audit(Log log, Ticker ticker) {
    this.log = log;
    this.ticker = ticker;
  }

  /** Answers what has changed. The caller holds the lock of what is changed. */
  String carryOut(LiveConfig live, Changes next, Caller caller) throws Refused {
    String before = state(live);
    live.change(next);
    String after = state(live);
    tell(before, after, caller, "");
    return before.equals(after) ? "nothing has changed: " + after : before + " -> " + after;
  }

  /** As {@link #carryOut}, where nobody asks: the time is over for which something was changed. */
  void end(LiveConfig live, Changes next, Caller caller) {
    String before = state(live);
    try {
      live.change(next);
      tell(before, state(live), caller, "its time is over, ");
    } catch (Refused invalid) {
      log.log(
          Level.ERROR, Code.CHANGE_REFUSED, "what was changed for a time stays: " + invalid.why());
    }
  }

  void closed(String which, Caller caller) {
    tell("breaker open: " + which, "closed", caller, "");
  }

  /** Ten times a minute at most: whoever tries on fills no disk. */
  void refused(String what, Caller caller, Refused refused) {
    if (isOneOfFew()) {
      log.always(
          Level.WARN,
          Code.OPERATION_REFUSED,
          what
              + " was refused, "
              + caller
              + " at "
              + Timestamp.of(ticker.wallMillis())
              + ": "
              + refused.why(),
          Field.of("channel", caller.channel),
          Field.of("who", caller.who),
          Field.of("wanted", what),
          Field.of("reason", caller.reason));
    }
  }

  private synchronized boolean isOneOfFew() {
    long now = ticker.nanos();
    if (refusals == 0 || now - firstRefusal >= MINUTE_NANOS) {
      firstRefusal = now;
      refusals = 0;
    }
    return ++refusals <= MOST_REFUSALS;
  }

  void refreshed(String outcome, Caller caller) {
    tell("refresh", outcome, caller, "");
  }

  private void tell(String before, String after, Caller caller, String event) {
    log.always(
        Level.INFO,
        Code.CHANGED_BY_OPERATOR,
        before
            + " -> "
            + after
            + ", "
            + event
            + caller
            + " at "
            + Timestamp.of(ticker.wallMillis())
            + (caller.reason.isEmpty() ? "" : ": " + caller.reason),
        Field.of("channel", caller.channel),
        Field.of("who", caller.who),
        Field.of("before", before),
        Field.of("after", after),
        Field.of("reason", caller.reason));
  }

  /** What can be changed, in one line. */
  private static String state(LiveConfig live) {
    AgentConfig config = live.config();
    StringBuilder text = new StringBuilder(live.changes().pause() == null ? "" : "paused, ");
    for (RuleConfig rule : config.rules) {
      text.append(text.length() == 0 || text.toString().endsWith(", ") ? "" : "; ")
          .append(rule.name)
          .append(' ')
          .append(Described.word(rule.treatment.mode));
      if (rule.treatment.percent < 100) {
        text.append(' ').append(rule.treatment.percent).append(" %");
      }
    }
    return text.toString();
  }
}
