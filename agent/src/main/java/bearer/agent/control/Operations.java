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
import bearer.agent.net.Url;
import bearer.agent.options.Duration;
import bearer.agent.rules.Explanation;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collections;
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
    caller.requireReading();
    return new Status(live, target, log, ticker.nanos()).report();
  }

  /** What would become of a request; of its path what may be shown, of its query nothing. */
  public Report explain(Caller caller, String url, String method) throws Refused {
    caller.requireReading();
    Url parsed;
    try {
      parsed = Url.parse(url);
    } catch (BadValue bad) {
      throw new Refused(Refused.INVALID, "the URL " + bad.advice);
    }
    Asked asked = new Asked(parsed, method.toUpperCase(Locale.ROOT));
    Explanation found = Explanation.of(live.config(), asked, asked);
    RuleConfig rule = rule(found.rule);
    boolean paused = live.changes().pause() != null;
    return new Report()
        .put("host", parsed.server.toString())
        .put("path", found.path)
        .put("method", asked.method(asked))
        .put("rule", found.rule)
        .put("mode", rule == null ? null : Described.word(rule.treatment.mode))
        .put("credentials", rule == null ? null : Described.credentials(rule))
        .put("gets the token", found.changes && !paused)
        .put("drops", rule == null || !found.changes ? null : dropped(rule))
        .put("because", paused ? "all is paused" : found.why);
  }

  private static @Nullable Object dropped(RuleConfig rule) {
    List<String> names = new ArrayList<>();
    for (Object header : rule.treatment.legacyHeaders) {
      names.add(String.valueOf(header));
    }
    return rule.treatment.mode.replaces() && !names.isEmpty() ? names : null;
  }

  /**
   * Changes the mode of rules.
   *
   * @param rule null or empty for all
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
    caller.requireChanging();
    long nanos = nanos(lasts);
    synchronized (live) {
      Changes next = live.changes();
      for (String name : named(rule)) {
        next = next.with(changed(caller, name, what, value, nanos));
      }
      return carryOut(next, caller, nanos);
    }
  }

  /** From now on no request is touched; {@code bearer.enabled} is another switch. */
  public String pause(Caller caller, @Nullable String lasts) throws Refused {
    caller.requireChanging();
    long nanos = nanos(lasts);
    synchronized (live) {
      Change pause = changed(caller, Change.ALL, Changes.PAUSE, "on", nanos);
      return carryOut(live.changes().with(pause), caller, nanos);
    }
  }

  public String resume(Caller caller) throws Refused {
    caller.requireChanging();
    synchronized (live) {
      Change pause = live.changes().pause();
      List<Change> dropped = new ArrayList<>();
      if (pause != null) {
        dropped.add(pause);
      }
      return carryOut(live.changes().without(dropped), caller, 0);
    }
  }

  /** Takes changed modes and percents back; a pause is taken back by {@link #resume}. */
  public String reset(Caller caller, @Nullable String rule) throws Refused {
    caller.requireChanging();
    synchronized (live) {
      String name = rule == null || rule.isEmpty() ? null : rule;
      Changes all = live.changes();
      return carryOut(all.without(all.ofRules(name)), caller, 0);
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

  private List<String> named(@Nullable String rule) throws Refused {
    List<String> names = new ArrayList<>();
    for (RuleConfig known : live.config().rules) {
      names.add(known.name);
    }
    if (rule != null && !rule.isEmpty()) {
      if (!names.contains(rule)) {
        throw new Refused(Refused.INVALID, "no rule has that name; the rules are " + names);
      }
      names.retainAll(Collections.singletonList(rule));
    }
    return names;
  }

  private @Nullable RuleConfig rule(@Nullable String name) {
    for (RuleConfig rule : live.config().rules) {
      if (rule.name.equals(name)) {
        return rule;
      }
    }
    return null;
  }

  /**
   * Asks for another token of each credential that is in use, and waits 10 s at most. The tokens
   * that there are go on being used until then.
   */
  public String refresh(Caller caller) throws Refused {
    caller.requireChanging();
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
