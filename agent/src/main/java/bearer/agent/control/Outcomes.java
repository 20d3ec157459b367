package bearer.agent.control;

import bearer.agent.config.RuleConfig;
import bearer.agent.rules.Evidence;
import bearer.agent.rules.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What became of requests, as {@code status} tells it. */
final class Outcomes {
  private Outcomes() {}

  /** By rule, host and mode; empty before the first client is woven. */
  static List<Report> calls(@Nullable Evidence evidence) {
    List<Report> all = new ArrayList<>();
    if (evidence != null) {
      for (Evidence.Entry entry : evidence.entries) {
        all.add(calls(entry));
      }
    }
    return all;
  }

  private static Report calls(Evidence.Entry entry) {
    Report report =
        new Report()
            .put("rule", entry.rule)
            .put("host", entry.host)
            .put("mode", Described.word(entry.mode));
    for (Map.Entry<String, Long> outcome : entry.calls.entrySet()) {
      report.put(outcome.getKey(), outcome.getValue());
    }
    report
        .put("answers to token", entry.answersToToken.toString())
        .put("answers to others", entry.answersToOthers.toString());
    if (entry.waits > 0) {
      report
          .put("waits", entry.waits)
          .put("waited ms", TimeUnit.NANOSECONDS.toMillis(entry.waitedNanos));
    }
    if (entry.legacySent > 0) {
      report
          .put("legacy header sent", entry.legacySent)
          .put("legacy values", (long) entry.legacyValues)
          .put("legacy paths", counted(entry.legacyPaths))
          .put("legacy senders", counted(entry.legacySenders));
    }
    return report;
  }

  private static List<String> counted(List<Sender> senders) {
    List<String> all = new ArrayList<>();
    for (Sender sender : senders) {
      all.add(sender.from + " to " + sender.path + " " + sender.requests);
    }
    return all;
  }

  private static List<String> counted(Map<String, Long> counts) {
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      all.add(count.getKey() + " " + count.getValue());
    }
    return all;
  }

  /** What should be seen and is not. */
  static Report unseen(List<RuleConfig> rules, @Nullable Evidence evidence) {
    List<String> hosts = new ArrayList<>();
    for (RuleConfig rule : rules) {
      for (String host : NeverCalled.hosts(rule, evidence)) {
        hosts.add(host + " of rule " + rule.name);
      }
    }
    return new Report()
        .put("configured and never called", hosts)
        .put("woven and never called", evidence == null ? null : evidence.silentClients)
        .put("past the agent", evidence == null ? null : evidence.pastTheAgent);
  }

  /** What is known of the APIs that rules are for, if it is anything but that all is well. */
  static List<Report> apis(@Nullable Evidence evidence) {
    List<Report> all = new ArrayList<>();
    if (evidence != null) {
      for (Evidence.State state : evidence.states) {
        if (state.refused || state.leftAlone || state.wayBackRefusedWith != 0) {
          all.add(api(state));
        }
      }
    }
    return all;
  }

  private static Report api(Evidence.State state) {
    Report report =
        new Report()
            .put("rule", state.rule)
            .put("credential", state.credential)
            .put("refuses the token", state.refused)
            .put("calls go out without it", state.leftAlone);
    if (state.leftAlone && state.secondsToTrial >= 0) {
      report.put("seconds to trial", state.secondsToTrial);
    }
    if (state.wayBackRefusedWith != 0) {
      report.put("old way refused with", (long) state.wayBackRefusedWith);
    }
    return report;
  }
}
