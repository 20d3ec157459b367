package bearer.agent.rules;

import bearer.agent.base.ContextLoader;
import bearer.agent.config.Mode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The tallies of one rule under one mode, by host. Bounded; thread-safe. */
final class Ledger {
  /** Stands for all hosts beyond the most. */
  static final String OTHERS = "*";

  private static final int MOST_HOSTS = 200;

  final String rule;
  final Mode mode;
  private final ConcurrentMap<String, Tally> hosts = new ConcurrentHashMap<>();

  Ledger(String rule, Mode mode) {
    this.rule = rule;
    this.mode = mode;
  }

  /**
   * @param host as a client names it
   */
  Tally of(String host) {
    String lower = Reports.lower(host);
    Tally known = hosts.get(lower);
    if (known != null) {
      return known;
    }
    String shown = hosts.size() < MOST_HOSTS ? lower : OTHERS;
    Tally made = new Tally(ContextLoader.current());
    Tally raced = hosts.putIfAbsent(shown, made);
    return raced == null ? made : raced;
  }

  Map<String, Tally> hosts() {
    return hosts;
  }
}
