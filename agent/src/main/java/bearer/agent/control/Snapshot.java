package bearer.agent.control;

import bearer.agent.answers.AnswerCounts;
import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.Migration;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.Service;
import bearer.agent.config.Treatment;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.diag.Version;
import bearer.agent.options.Machine;
import bearer.agent.rules.Evidence;
import bearer.agent.rules.Sender;
import bearer.agent.token.StoreState;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenUnavailable;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one moment, for programs: what {@code report} is made of. Sums since the start
 * of the process, names and path templates; no secret, and nothing of a single call. Thread-safe.
 */
public final class Snapshot {
  /** Of what is written; a reader skips what it does not know. */
  static final long FORMAT = 1;

  private final LiveConfig live;
  private final Target target;
  private final Log log;
  private final Ticker ticker;

  /** Tells one life of a process from the next. */
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  private final String machine = Machine.name();

  public Snapshot(LiveConfig live, Target target, Log log, Ticker ticker) {
    this.live = live;
    this.target = target;
    this.log = log;
    this.ticker = ticker;
  }

  /** Of this life of the process: eight letters or digits. */
  public String run() {
    return run;
  }

  /** What the earlier lives of this process have been called too. */
  public String name() {
    String service = live.result().start.service().name;
    return service == null ? instance() : service + '-' + instance();
  }

  private String instance() {
    String named = live.result().start.service().instance;
    return named == null ? machine : named;
  }

  /** One line of JSON. */
  public String line() {
    return report().json();
  }

  /** One line of JSON, for whoever may read. */
  String json(Caller caller) throws Refused {
    caller.require(false);
    String directory = live.result().start.evidenceDir;
    return report()
        .put("evidence dir", directory == null ? null : new File(directory).getAbsolutePath())
        .json();
  }

  private Report report() {
    Service service = live.result().start.service();
    Evidence evidence = target.evidence();
    return new Report()
        .put("format", FORMAT)
        .put("at", ticker.wallMillis())
        .put("since", target.startedMillis())
        .put("run", run)
        .put("service", service.name)
        .put("environment", service.environment)
        .put("service version", service.version)
        .put("instance", instance())
        .put("agent", Version.TEXT)
        .put("state", Status.state(live))
        .put("rules", rules(live.inForce(), evidence))
        .put("calls", calls(evidence))
        .put("apis", apis(evidence))
        .put("silent clients", evidence == null ? null : evidence.silentClients)
        .put("past the agent", evidence == null ? null : evidence.pastTheAgent)
        .put("credentials", credentials())
        .put("counters", counters(target.counters()))
        .put("said", said());
  }

  private static List<Report> rules(AgentConfig config, @Nullable Evidence evidence) {
    List<Report> all = new ArrayList<>();
    for (RuleConfig rule : config.rules) {
      Treatment treatment = rule.treatment;
      Migration migration = treatment.migration;
      all.add(
          new Report()
              .put("name", rule.name)
              .put("mode", Described.word(treatment.mode))
              .put("percent", treatment.percent)
              .put("in percent", treatment.inPercent)
              .put("tells callers apart", !migration.tenantHeaders.isEmpty())
              .put("merge callers", migration.mergeCallers)
              .put("by legacy token", !rule.merchants.isEmpty())
              .put("rewrites", !rule.rewriting.rewrites.isEmpty())
              .put("hosts", Described.texts(rule.selection.hosts))
              .put("hosts never called", NeverCalled.hosts(rule, evidence))
              .put("credentials", Described.credentials(rule)));
    }
    return all;
  }

  private static List<Report> calls(@Nullable Evidence evidence) {
    List<Report> all = new ArrayList<>();
    if (evidence != null) {
      for (Evidence.Entry entry : evidence.entries) {
        all.add(
            new Report()
                .put("rule", entry.rule)
                .put("host", entry.host)
                .put("mode", Described.word(entry.mode))
                .put("outcomes", counted("what", entry.calls))
                .put("with token", answers(entry.answersToToken))
                .put("without", answers(entry.answersToOthers))
                .put("waits", entry.waits)
                .put("waited us", TimeUnit.NANOSECONDS.toMicros(entry.waitedNanos))
                .put("legacy sent", entry.legacySent)
                .put("legacy values", entry.legacyValues)
                .put("legacy", senders(entry.legacySenders)));
      }
    }
    return all;
  }

  private static List<Report> senders(List<Sender> senders) {
    List<Report> all = new ArrayList<>();
    for (Sender sender : senders) {
      all.add(
          new Report()
              .put("path", sender.path)
              .put("from", sender.from)
              .put("count", sender.requests));
    }
    return all;
  }

  private static Report answers(AnswerCounts counts) {
    return new Report()
        .put("2xx", counts.ok)
        .put("401", counts.unauthorized)
        .put("403", counts.forbidden)
        .put("5xx", counts.serverErrors)
        .put("others", counts.others);
  }

  private static List<Report> counted(String name, Map<String, Long> counts) {
    List<Report> all = new ArrayList<>();
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      all.add(new Report().put(name, count.getKey()).put("count", count.getValue()));
    }
    return all;
  }

  private static List<Report> apis(@Nullable Evidence evidence) {
    List<Report> all = new ArrayList<>();
    if (evidence != null) {
      for (Evidence.State state : evidence.states) {
        all.add(
            new Report()
                .put("rule", state.rule)
                .put("credential", state.credential)
                .put("refused", state.refused)
                .put("left alone", state.leftAlone)
                .put("way back refused with", state.wayBackRefusedWith));
      }
    }
    return all;
  }

  private List<Report> credentials() {
    List<Report> all = new ArrayList<>();
    for (Credential credential : live.config().credentials()) {
      TokenCell cell = target.cellOf(credential);
      Report report =
          new Report()
              .put("name", credential.name)
              .put("has token", cell != null && cell.secondsToExpiry() >= 0)
              .put("last failure", cell == null ? null : failure(cell));
      StoreState store = cell == null ? null : cell.store();
      if (store != null) {
        report
            .put("token store", store.address)
            .put("token store reached", store.isReachable())
            .put("tokens taken", store.taken())
            .put("tokens fetched", store.fetchedHere());
      }
      all.add(report);
    }
    return all;
  }

  private static @Nullable String failure(TokenCell cell) {
    TokenUnavailable failure = cell.lastFailure();
    return failure == null ? null : failure.code().id();
  }

  private static List<Report> counters(@Nullable Counters counters) {
    List<Report> all = new ArrayList<>();
    for (Counter counter : Counter.values()) {
      long count = counters == null ? 0 : counters.value(counter);
      if (count > 0) {
        all.add(new Report().put("what", counter.label()).put("count", count));
      }
    }
    return all;
  }

  private List<Report> said() {
    List<Report> all = new ArrayList<>();
    for (Map.Entry<Code, Integer> code : log.said().entrySet()) {
      all.add(new Report().put("code", code.getKey().id()).put("count", code.getValue()));
    }
    return all;
  }
}
