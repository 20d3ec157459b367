package bearer.agent.control;

import bearer.agent.config.ConfigResult;
import bearer.agent.config.ControlConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.Problem;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.Service;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.diag.Timestamp;
import bearer.agent.diag.Version;
import bearer.agent.rules.Evidence;
import bearer.agent.rules.Fingerprints;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that can be told of the agent at one moment. */
final class Status {
  private final LiveConfig live;
  private final Target target;
  private final Log log;
  private final long now;

  /**
   * @param now by the ticker
   */
  Status(LiveConfig live, Target target, Log log, long now) {
    this.live = live;
    this.target = target;
    this.log = log;
    this.now = now;
  }

  Report report() {
    ConfigResult result = live.result();
    Evidence evidence = target.evidence();
    Service service = result.start.service();
    return new Report()
        .put("version", Version.TEXT)
        .put("service", service.name)
        .put("environment", service.environment)
        .put("service version", service.version)
        .put("instance", service.instance)
        .put("state", state(live))
        .put("file", result.start.file)
        .put("file is read again", result.start.watches())
        .put("rules", rules())
        .put("credentials", credentials())
        .put("overrides", overrides())
        .put("calls", Outcomes.calls(evidence))
        .put("apis", Outcomes.apis(evidence))
        .put("unseen", Outcomes.unseen(live.config().rules, evidence))
        .put("counters", counters(target.counters()))
        .put("said", said())
        .put("warnings", warnings(result))
        .put("control", control(result.start.control()))
        .put("fingerprint salt", Fingerprints.salt());
  }

  static String state(LiveConfig live) {
    Change pause = live.changes().pause();
    if (live.result().state == ConfigResult.State.INVALID) {
      return "inactive: its configuration is not valid";
    }
    return !live.config().enabled
        ? "off: bearer.enabled is false"
        : pause != null ? "paused: " + pause.by : "active";
  }

  private List<Report> rules() {
    List<Report> all = new ArrayList<>();
    for (RuleConfig rule : live.config().rules) {
      all.add(Described.rule(rule));
    }
    return all;
  }

  private List<Report> credentials() {
    List<Report> all = new ArrayList<>();
    for (Credential credential : live.config().credentials()) {
      Report report = Described.credential(credential);
      TokenCell cell = target.cellOf(credential);
      if (cell != null) {
        TokenUnavailable failure = cell.lastFailure();
        report
            .put("token", cell.secondsToExpiry() < 0 ? "none" : "there is one")
            .put("seconds to expiry", cell.secondsToExpiry())
            .put("obtained with", obtainedWith(cell.currentCredential()))
            .put("tokens fetched", cell.fetches().tokens())
            .put("token requests failed", cell.fetches().failed())
            .put("last failure", failure == null ? null : failure.code().id());
        if (failure != null) {
          report.put("failing for s", cell.secondsFailing());
        }
        Described.store(cell.store(), report);
      }
      all.add(report);
    }
    return all;
  }

  private static @Nullable String obtainedWith(long credential) {
    return credential < 0 ? null : credential == 0 ? "current" : "previous";
  }

  private List<Report> overrides() {
    List<Report> all = new ArrayList<>();
    for (Change change : live.changes().all) {
      all.add(
          new Report()
              .put("rule", change.rule)
              .put("what", change.what)
              .put("value", change.value)
              .put("by", change.by.toString())
              .put("reason", change.by.reason)
              .put("since", Timestamp.of(change.since))
              .put("seconds left", change.secondsLeft(now)));
    }
    return all;
  }

  private static Report counters(@Nullable Counters counters) {
    Report report = new Report();
    for (Counter counter : Counter.values()) {
      report.put(counter.label(), counters == null ? 0L : counters.value(counter));
    }
    return report;
  }

  private List<String> said() {
    List<String> all = new ArrayList<>();
    for (Map.Entry<Code, Integer> code : log.said().entrySet()) {
      all.add(code.getKey().id() + " " + code.getValue());
    }
    return all;
  }

  private static List<String> warnings(ConfigResult result) {
    List<String> all = new ArrayList<>();
    for (Problem warning : result.warnings) {
      all.add(warning.toString());
    }
    return all;
  }

  private static Report control(ControlConfig control) {
    return new Report()
        .put("jmx", Described.word(control.jmx))
        .put("attach", Described.word(control.attach))
        .put("file", Described.word(control.file));
  }
}
