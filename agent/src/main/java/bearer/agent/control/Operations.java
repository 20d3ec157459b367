package bearer.agent.control;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Alarms;
import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.Mode;
import bearer.agent.config.RuleConfig;
import bearer.agent.diag.Log;
import bearer.agent.net.BadValue;
import bearer.agent.net.Digits;
import bearer.agent.options.Duration;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can ask and change while the application runs, on whatever way. A change
 * outranks every source until it is reset, its time is over or the process ends, and is one line at
 * any log level. Thread-safe.
 */
public final class Operations {
  private static final long REFRESH_NANOS = 10_000_000_000L;

  private final LiveConfig live;
  private final Target target;
  private final Audit audit;
  private final Log log;
  private final Ticker ticker;
  private final Alarms alarms;

  @GuardedBy("this")
  private @Nullable Long refreshed;

  public Operations(LiveConfig live, Target target, Log log, Ticker ticker, Alarms alarms) {
    this.live = live;
    this.target = target;
    this.log = log;
    this.audit = new Audit(log, ticker);
    this.ticker = ticker;
    this.alarms = alarms;
  }

  /** In a few words, for everybody. */
  public String state() {
    return Status.state(live);
  }

  public Report status(Caller caller) throws Refused {
    allow(caller, false, "status");
    return new Status(live, target, log, ticker.nanos()).report();
  }

  /** What would become of a request; of its path what may be shown, of its query nothing. */
  public Report explain(Caller caller, String url, String method) throws Refused {
    allow(caller, false, "explain");
    return new Explain(live, target.evidence()).report(url, method);
  }

  /**
   * Changes the mode of rules.
   *
   * @param rule names, separated by commas; null or empty for all
   * @param lasts as {@code 10m}; null or empty until it is reset
   */
  public String mode(Caller caller, String mode, @Nullable String rule, @Nullable String lasts)
      throws Refused {
    String word = mode.trim().toLowerCase(Locale.ROOT);
    for (Mode known : Mode.values()) {
      if (Described.word(known).equals(word)) {
        return change(caller, Changes.MODE, word, rule, lasts);
      }
    }
    throw new Refused(Refused.INVALID, "a mode is off, observe, add, replace or enforce");
  }

  /** As {@link #mode}. */
  public String percent(
      Caller caller, String percent, @Nullable String rule, @Nullable String lasts) throws Refused {
    int number = Digits.parse(percent.trim(), 3);
    if (number < 0 || number > 100) {
      throw new Refused(Refused.INVALID, "a percent is a whole number from 0 to 100");
    }
    return change(caller, Changes.PERCENT, String.valueOf(number), rule, lasts);
  }

  private String change(
      Caller caller, String what, String value, @Nullable String rule, @Nullable String lasts)
      throws Refused {
    allow(caller, true, what + ' ' + value);
    long nanos = nanos(lasts);
    synchronized (live) {
      Changes next = live.changes();
      for (String name : RuleNames.known(live, rule)) {
        next = next.with(changed(caller, name, what, value, nanos));
      }
      return carryOut(next, caller, nanos);
    }
  }

  /** From now on no request is touched; {@code bearer.enabled} is another switch. */
  public String pause(Caller caller, @Nullable String lasts) throws Refused {
    allow(caller, true, "pause");
    long nanos = nanos(lasts);
    synchronized (live) {
      Change pause = changed(caller, Change.ALL, Changes.PAUSE, "on", nanos);
      return carryOut(live.changes().with(pause), caller, nanos);
    }
  }

  public String resume(Caller caller) throws Refused {
    allow(caller, true, "resume");
    synchronized (live) {
      Change pause = live.changes().pause();
      List<Change> dropped = new ArrayList<>();
      if (pause != null) {
        dropped.add(pause);
      }
      return carryOut(live.changes().without(dropped), caller, 0);
    }
  }

  /**
   * Has calls of rules carry the token again that the breaker has left alone: whoever says so knows
   * that the API takes it.
   *
   * @param rules names, separated by commas
   */
  public String resume(Caller caller, String rules) throws Refused {
    if (rules.isEmpty()) {
      return resume(caller);
    }
    allow(caller, true, "resume");
    List<String> closed = new ArrayList<>();
    for (String rule : RuleNames.known(live, rules)) {
      for (String credential : target.closeBreakers(rule)) {
        closed.add("rule " + rule + ", credential " + credential);
      }
    }
    if (closed.isEmpty()) {
      throw new Refused(Refused.FAILED, "no breaker of that rule is open");
    }
    String which = String.join("; ", closed);
    audit.closed(which, caller);
    return "calls carry the token again: " + which;
  }

  /** Takes changed modes and percents back; a pause is taken back by {@link #resume}. */
  public String reset(Caller caller, @Nullable String rule) throws Refused {
    allow(caller, true, "reset");
    synchronized (live) {
      Changes all = live.changes();
      return carryOut(all.without(all.ofRules(RuleNames.split(rule))), caller, 0);
    }
  }

  private void allow(Caller caller, boolean changes, String what) throws Refused {
    try {
      caller.require(changes);
    } catch (Refused refused) {
      audit.refused(what, caller, refused);
      throw refused;
    }
  }

  private String carryOut(Changes next, Caller caller, long nanos) throws Refused {
    String told = audit.carryOut(live, next, caller);
    if (nanos > 0) {
      endLater(nanos);
    }
    return told;
  }

  private Change changed(Caller caller, String rule, String what, String value, long nanos) {
    return new Change(rule, what, value, caller, ticker.wallMillis(), nanos, ticker.nanos());
  }

  private static long nanos(@Nullable String lasts) throws Refused {
    if (lasts == null || lasts.trim().isEmpty()) {
      return 0;
    }
    try {
      return Duration.nanos(lasts.trim());
    } catch (BadValue bad) {
      throw new Refused(Refused.INVALID, "for how long: " + bad.advice);
    }
  }

  private void endLater(long nanos) {
    alarms.after(
        nanos,
        new Runnable() {
          @Override
          public void run() { // elsewhere: it reads the configuration
            new AgentThread(
                    "control",
                    new Runnable() {
                      @Override
                      public void run() {
                        end();
                      }
                    })
                .start();
          }
        });
  }

  /** Takes back what was changed for a time that is over. */
  void end() {
    synchronized (live) {
      List<Change> over = live.changes().over(ticker.nanos());
      if (!over.isEmpty()) {
        audit.end(live, live.changes().without(over), over.get(0).by);
      }
    }
  }

  /**
   * Asks for another token of each credential that is in use, and waits 10 s at most. The tokens
   * that there are go on being used until then.
   */
  public String refresh(Caller caller) throws Refused {
    allow(caller, true, "refresh");
    requirePause();
    List<String> told = new ArrayList<>();
    boolean failed = false;
    long end = ticker.nanos() + REFRESH_NANOS;
    for (Credential credential : inUse().credentials()) {
      TokenCell cell = target.cellOf(credential);
      if (cell != null) {
        String outcome = renewed(cell, Math.max(0, end - ticker.nanos()));
        failed |= !outcome.startsWith("a new token");
        told.add("credential " + credential.name + ": " + outcome);
      }
    }
    String text =
        told.isEmpty()
            ? "no token is in use: no rule is on, or no HTTP client has loaded yet"
            : String.join("; ", told);
    audit.refreshed(text, caller);
    if (failed || told.isEmpty()) {
      throw new Refused(Refused.FAILED, text);
    }
    return text;
  }

  private AgentConfig inUse() {
    List<RuleConfig> on = new ArrayList<>();
    for (RuleConfig rule : live.inForce().rules) {
      if (rule.treatment.mode != Mode.OFF) {
        on.add(rule);
      }
    }
    return new AgentConfig(on);
  }

  private synchronized void requirePause() throws Refused {
    long now = ticker.nanos();
    Long last = refreshed;
    if (last != null && now - last < REFRESH_NANOS) {
      throw new Refused(Refused.FAILED, "tokens are asked for at most once in 10 s");
    }
    refreshed = now;
  }

  private static String renewed(TokenCell cell, long nanos) {
    try {
      cell.renew(nanos);
      return "a new token, good for " + cell.secondsToExpiry() + " s";
    } catch (TokenUnavailable why) {
      return why.code().id() + " " + why.getMessage();
    }
  }
}
