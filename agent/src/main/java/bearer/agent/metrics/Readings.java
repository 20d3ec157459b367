package bearer.agent.metrics;

import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.control.Described;
import bearer.agent.control.LiveConfig;
import bearer.agent.control.Target;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Gauge;
import bearer.agent.diag.Log;
import bearer.agent.diag.Version;
import bearer.agent.rules.Evidence;
import bearer.agent.token.TokenCell;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all meters. For one thread of the agent's own; takes no lock that a request waits for. */
public final class Readings {
  private final LiveConfig live;
  private final Target target;
  private final Log log;

  public Readings(LiveConfig live, Target target, Log log) {
    this.live = live;
    this.target = target;
    this.log = log;
  }

  /** As they are now. */
  public List<Sample> now() {
    Samples samples = new Samples();
    samples.add(Meter.AGENT_INFO, 1, Version.TEXT, String.valueOf(Meter.VERSION));
    samples.add(Meter.ACTIVE, live.isActive());
    samples.add(Meter.CONFIGURATION_GENERATION, live.generation());
    for (RuleConfig rule : live.config().rules) {
      samples.add(
          Meter.RULE_SHARE,
          rule.treatment.percent / 100.0,
          rule.name,
          Described.word(rule.treatment.mode));
    }
    for (Credential credential : live.config().credentials()) {
      TokenCell cell = target.cellOf(credential);
      if (cell != null) {
        addToken(credential.name, cell, samples);
      }
    }
    addCounted(samples);
    return samples.list();
  }

  private static void addToken(String credential, TokenCell cell, Samples samples) {
    samples.add(Meter.TOKEN_FETCHES, cell.fetches().tokens(), credential);
    for (Map.Entry<String, Long> reason : cell.fetches().failures().entrySet()) {
      samples.add(Meter.TOKEN_FETCH_FAILURES, reason.getValue(), credential, reason.getKey());
    }
    samples.add(Meter.TOKEN_REMAINING, Math.max(0, cell.secondsToExpiry()), credential);
    samples.add(Meter.TOKEN_REFRESH_FAILING, cell.secondsFailing(), credential);
    samples.add(Meter.TOKEN_BY_PREVIOUS, cell.currentCredential() > 0, credential);
  }

  private void addCounted(Samples samples) {
    Evidence evidence = target.evidence();
    if (evidence != null) {
      for (Evidence.Entry entry : evidence.entries) {
        new EntrySamples(entry, samples).add();
      }
      addStates(evidence, samples);
    }
    Counters counters = target.counters();
    if (counters != null) {
      samples.add(Meter.NOTHING_MATCHED, counters.value(Gauge.NOTHING_MATCHED) > 0);
      samples.add(Meter.LEAKS_PREVENTED, counters.value(Counter.LEAK_PREVENTED));
    }
    Map<Code, Integer> said = log.said();
    for (Code code : new Code[] {Code.CONNECTION_UNKNOWN, Code.CONNECTION_WITHOUT_REQUEST}) {
      samples.add(Meter.BLIND_SPOTS, said.getOrDefault(code, 0), code.id());
    }
  }

  private static void addStates(Evidence evidence, Samples samples) {
    Set<String> rules = new HashSet<>();
    for (Evidence.State state : evidence.states) {
      samples.add(Meter.TOKEN_REFUSED, state.refused, state.rule, state.credential);
      samples.add(Meter.BREAKER_OPEN, state.leftAlone, state.rule, state.credential);
      if (rules.add(state.rule)) {
        samples.add(Meter.WAY_BACK_REFUSED, state.wayBackRefusedWith != 0, state.rule);
      }
    }
  }
}
