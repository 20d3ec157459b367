package bearer.agent.rules;

import bearer.agent.answers.AnswerCounts;
import bearer.agent.answers.Breaker;
import bearer.agent.answers.WayBack;
import bearer.agent.blindspots.BlindSpots;
import bearer.agent.config.Mode;
import bearer.agent.config.RuleConfig;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the requests that rules are for, since the first client was woven: at one moment,
 * immutable, and without a secret. Hosts are those that requests went to; what is beyond a bound is
 * counted under {@code *}.
 */
public final class Evidence {
  /** In the order in which rules and modes came into force, each by host. */
  public final List<Entry> entries;

  /** As they are now, one for each rule and credential. */
  public final List<State> states;

  /** Client libraries whose requests would be seen, and of which none has been. */
  public final List<String> silentClients;

  /**
   * Connections to configured hosts over which no request is seen: to where, and who opens them.
   */
  public final List<String> pastTheAgent;

  private Evidence(
      List<Entry> entries,
      List<State> states,
      List<String> silentClients,
      List<String> pastTheAgent) {
    this.entries = Collections.unmodifiableList(entries);
    this.states = Collections.unmodifiableList(states);
    this.silentClients = Collections.unmodifiableList(silentClients);
    this.pastTheAgent = Collections.unmodifiableList(pastTheAgent);
  }

  static Evidence of(
      Cells cells, List<Rule> rules, long now, CalledClients called, BlindSpots blindSpots) {
    List<Entry> entries = new ArrayList<>();
    for (Ledger ledger : cells.ledgers()) {
      for (Map.Entry<String, Tally> host : new TreeMap<>(ledger.hosts()).entrySet()) {
        entries.add(new Entry(ledger, host.getKey(), host.getValue()));
      }
    }
    List<State> states = new ArrayList<>();
    for (Rule rule : rules) {
      Merchants merchants = rule.merchants;
      if (merchants == null) {
        states.add(new State(rule.name, rule.credential, rule.breaker, rule.wayBack, now));
      } else {
        for (RuleConfig own : merchants.configs()) {
          String credential = own.credential.name;
          states.add(new State(own.name, credential, cells.breakerOf(own), rule.wayBack, now));
        }
      }
    }
    List<String> silent = new ArrayList<>();
    for (String client : blindSpots.seenClients()) {
      if (!called.has(client)) {
        silent.add(client);
      }
    }
    return new Evidence(entries, states, silent, blindSpots.found());
  }

  /** The entry of one rule, host and mode; null if no request was counted there. */
  public @Nullable Entry entry(String rule, String host, Mode mode) {
    for (Entry entry : entries) {
      if (entry.rule.equals(rule) && entry.host.equals(host) && entry.mode == mode) {
        return entry;
      }
    }
    return null;
  }

  /** One rule, host and mode. */
  public static final class Entry {
    public final String rule;
    public final String host;
    public final Mode mode;

    /**
     * Requests by what became of them: {@code decorated}, {@code without-token}, {@code failed},
     * {@code not-moved} from where calls are rewritten, or why they went out as they were built,
     * such as {@code observed}. Those that are none are left out.
     */
    public final Map<String, Long> calls;

    private final WeakReference<@Nullable ClassLoader> firstCaller;

    /** Answers to requests with a token of ours. */
    public final AnswerCounts answersToToken;

    /** Answers to requests that went out as they were built. */
    public final AnswerCounts answersToOthers;

    /** How many requests had to wait for a token, and for how many nanoseconds in all. */
    public final long waits;

    public final long waitedNanos;

    /** Requests that carried a legacy header. */
    public final long legacySent;

    /** By path, of those that were looked at: all of the first 128, then one in 64. */
    public final Map<String, Long> legacyPaths;

    /** As {@link #legacyPaths}, each path with the frame of the application that sent to it. */
    public final List<Sender> legacySenders;

    /** How many different values the legacy headers had, 1 000 at most. */
    public final int legacyValues;

    private Entry(Ledger ledger, String host, Tally tally) {
      this.rule = ledger.rule;
      this.host = host;
      this.mode = ledger.mode;
      this.firstCaller = tally.firstCaller;
      this.calls = calls(tally);
      this.answersToToken = tally.answersToToken.counts();
      this.answersToOthers = tally.answersToOthers.counts();
      this.waits = tally.waits();
      this.waitedNanos = tally.waitedNanos();
      this.legacySent = tally.legacy.sent();
      this.legacyPaths = tally.legacy.paths();
      this.legacySenders = Sender.all(tally.legacy);
      this.legacyValues = tally.legacy.values();
    }

    /** The context class loader of whoever sent the first of them; null also if it is gone. */
    public @Nullable ClassLoader firstCaller() {
      return firstCaller.get();
    }

    private static Map<String, Long> calls(Tally tally) {
      long withoutToken = tally.stayedWithoutToken.sum();
      long breakerOpen = tally.stayedBreakerOpen.sum();
      Map<String, Long> calls = new TreeMap<>();
      for (Decision.Kind kind : Decision.Kind.values()) {
        put(label(kind), tally.counted(kind), calls);
      }
      put("not-moved", -withoutToken - breakerOpen, calls); // those have a reason of their own
      put("without-token", tally.withoutToken.sum() + withoutToken, calls);
      put("breaker-open", breakerOpen, calls);
      put("failed", tally.failed.sum(), calls);
      return Collections.unmodifiableMap(calls);
    }

    private static String label(Decision.Kind kind) {
      if (kind == Decision.Kind.TOKEN || kind == Decision.Kind.OTHER_HOST) {
        return kind == Decision.Kind.TOKEN ? "decorated" : "not-moved";
      }
      return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void put(String label, long count, Map<String, Long> calls) {
      Long known = calls.remove(label);
      long sum = count + (known == null ? 0 : known);
      if (sum > 0) {
        calls.put(label, sum);
      }
    }
  }

  /** What is known of the API that a rule is for. */
  public static final class State {
    public final String rule;
    public final String credential;

    /** Whether the API goes on refusing the token. */
    public final boolean refused;

    /** Whether requests go out without it therefore. */
    public final boolean leftAlone;

    /** Until a request tries the token again; negative if none will. */
    public final long secondsToTrial;

    /** With what status the old way is refused; 0 if it is not, as far as anybody knows. */
    public final int wayBackRefusedWith;

    private State(String rule, String credential, Breaker breaker, WayBack wayBack, long now) {
      this.rule = rule;
      this.credential = credential;
      this.refused = breaker.isRefused();
      this.leftAlone = breaker.isOpen();
      this.secondsToTrial = breaker.secondsToTrial(now);
      this.wayBackRefusedWith = wayBack.refusedWith();
    }
  }
}
