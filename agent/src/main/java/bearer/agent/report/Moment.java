package bearer.agent.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one process had to tell at one moment: sums since its start. Immutable. */
final class Moment {
  final String service;
  final String environment;

  /** The service's. */
  final String version;

  final String instance;
  final String agent;

  /** Which life of the process. */
  final String run;

  /** In milliseconds since 1970. */
  final long at;

  /** When the agent began; as {@link #at}. */
  final long since;

  final String state;
  private final Facts facts;

  private Moment(Facts facts) {
    this.service = facts.text("service");
    this.environment = facts.text("environment");
    this.version = facts.text("service_version");
    this.instance = facts.text("instance");
    this.agent = facts.text("agent");
    this.run = facts.text("run");
    this.at = facts.number("at");
    this.since = facts.number("since");
    this.state = facts.text("state");
    this.facts = facts;
  }

  /** Null if the line is damaged, or none of an agent's. */
  static @Nullable Moment of(String line) {
    Facts facts = Json.object(line);
    return facts == null || facts.number("format") < 1 || facts.number("at") <= 0
        ? null
        : new Moment(facts);
  }

  List<Facts> all(String name) {
    return facts.all(name);
  }

  List<String> texts(String name) {
    return facts.texts(name);
  }

  /** Where earlier moments are kept; empty if nowhere. */
  String evidenceDir() {
    return facts.text("evidence_dir");
  }

  /** How often each code has been said. */
  Map<String, Long> said() {
    return facts.counts("said", "code");
  }

  long counter(String name) {
    Long count = facts.counts("counters", "what").get(name);
    return count == null ? 0 : count;
  }

  /** Null if there is no such rule. */
  @Nullable Facts rule(String name) {
    for (Facts rule : all("rules")) {
      if (rule.text("name").equals(name)) {
        return rule;
      }
    }
    return null;
  }

  /** Whether a rule is at the same stage there; false if one of both lacks it. */
  boolean isAtStageOf(Moment other, String ruleName) {
    Facts own = rule(ruleName);
    Facts others = other.rule(ruleName);
    return own != null && others != null && Stage.of(own).equals(Stage.of(others));
  }
}
