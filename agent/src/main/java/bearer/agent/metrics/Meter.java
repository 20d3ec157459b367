package bearer.agent.metrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Every meter, in the one place there is for them: {@code docs/metrics.md} is made from it. A label
 * has few values, none of them a secret, a path, or a name of anybody's but the operator's.
 */
public enum Meter {
  AGENT_INFO(
      "agent.info",
      Type.GAUGE,
      Unit.NONE,
      "Always 1. The agent's version, and the version of this list",
      "agent_version",
      "meters"),
  ACTIVE(
      "active",
      Type.GAUGE,
      Unit.NONE,
      "1, or 0 while bearer.enabled is false or an operator has paused the agent"),
  CONFIGURATION_GENERATION(
      "configuration.generation",
      Type.GAUGE,
      Unit.NONE,
      "1 at the start, one more with each change of the configuration or by an operator"),
  RULE_SHARE(
      "rule.share",
      Type.GAUGE,
      Unit.RATIO,
      "The share of processes in which the rule's mode holds, from 0 to 1; a pause is not seen here",
      "rule",
      "mode"),
  REQUESTS(
      "requests",
      Type.COUNTER,
      Unit.NONE,
      "Requests that rules are for, by what became of them",
      "rule",
      "host",
      "mode",
      "outcome"),
  RESPONSES(
      "responses",
      Type.COUNTER,
      Unit.NONE,
      "Answers to them: code is 2xx, 401, 403, 5xx or other; token is true or false",
      "rule",
      "host",
      "mode",
      "token",
      "code"),
  FALLBACK_REQUESTS(
      "fallback.requests",
      Type.COUNTER,
      Unit.NONE,
      "Requests that went out as the application built them although their rule sets tokens: reason"
          + " is without-token or breaker-open",
      "rule",
      "host",
      "mode",
      "reason"),
  LEGACY_REQUESTS(
      "legacy.requests",
      Type.COUNTER,
      Unit.NONE,
      "Requests that went out with a legacy header",
      "rule",
      "host",
      "mode"),
  TOKEN_WAITS(
      "token.waits",
      Type.COUNTER,
      Unit.NONE,
      "Requests that had to wait for a token",
      "rule",
      "host",
      "mode"),
  TOKEN_WAIT(
      "token.wait",
      Type.COUNTER,
      Unit.SECONDS,
      "For how long they waited in all",
      "rule",
      "host",
      "mode"),
  TOKEN_FETCHES(
      "token.fetches",
      Type.COUNTER,
      Unit.NONE,
      "Token requests that brought a token",
      "credential"),
  TOKEN_FETCH_FAILURES(
      "token.fetch.failures",
      Type.COUNTER,
      Unit.NONE,
      "Token requests that brought none: reason is answer, credential, internal, io, request, server"
          + " or timeout",
      "credential",
      "reason"),
  TOKEN_REMAINING(
      "token.remaining",
      Type.GAUGE,
      Unit.SECONDS,
      "Until the token is not sent any more; 0 if there is none",
      "credential"),
  TOKEN_REFRESH_FAILING(
      "token.refresh.failing",
      Type.GAUGE,
      Unit.SECONDS,
      "Since token requests began to fail; 0 if the last one went well",
      "credential"),
  TOKEN_BY_PREVIOUS(
      "token.by.previous",
      Type.GAUGE,
      Unit.NONE,
      "1 if the token was obtained with the previous secret or pair; 0 with the current one",
      "credential"),
  TOKEN_REFUSED(
      "token.refused",
      Type.GAUGE,
      Unit.NONE,
      "1 while the API goes on refusing the token",
      "rule",
      "credential"),
  BREAKER_OPEN(
      "breaker.open",
      Type.GAUGE,
      Unit.NONE,
      "1 while requests go out without the token because the API refuses it",
      "rule",
      "credential"),
  WAY_BACK_REFUSED(
      "way.back.refused",
      Type.GAUGE,
      Unit.NONE,
      "1 while requests with the legacy header and without the token are refused",
      "rule"),
  NOTHING_MATCHED(
      "nothing.matched",
      Type.GAUGE,
      Unit.NONE,
      "1 if no request has met a rule in the first 10 minutes"),
  LEAKS_PREVENTED(
      "leaks.prevented",
      Type.COUNTER,
      Unit.NONE,
      "Requests from which a token was taken away because it was not for their host"),
  BLIND_SPOTS(
      "blind.spots",
      Type.COUNTER,
      Unit.NONE,
      "How often a connection past the agent was said, by the code BA-211 or BA-212",
      "code");

  /** What a meter is. */
  public enum Type {
    /** Only grows; from 0 again when the process, or what it is about, begins anew. */
    COUNTER("counter"),
    GAUGE("gauge");

    /** As the Prometheus text format has it. */
    final String word;

    Type(String word) {
      this.word = word;
    }
  }

  /** In what a meter is measured. */
  public enum Unit {
    NONE("", ""),
    SECONDS("seconds", "s"),
    /** From 0 to 1. */
    RATIO("ratio", "1");

    /** What a Prometheus name ends with, and Micrometer's base unit; empty for none. */
    public final String word;

    /** In UCUM, for OpenTelemetry; empty for none. */
    public final String ucum;

    Unit(String word, String ucum) {
      this.word = word;
      this.ucum = ucum;
    }
  }

  /** Of this list; grows when a meter changes its meaning or goes, not when one is added. */
  public static final int VERSION = 1;

  /** With dots, without unit, as Micrometer and OpenTelemetry want it. */
  public final String dotted;

  public final Type type;
  public final Unit unit;

  /** In one sentence without its end. */
  public final String help;

  /** Beside those that every meter has. */
  @SuppressWarnings("ImmutableEnumChecker") // cannot be changed
  public final List<String> labels;

  Meter(String name, Type type, Unit unit, String help, String... labels) {
    this.dotted = "bearer." + name;
    this.type = type;
    this.unit = unit;
    this.help = help;
    this.labels = Collections.unmodifiableList(Arrays.asList(labels));
  }

  /** As Prometheus knows it. */
  public String prometheusName() {
    return dotted.replace('.', '_')
        + (unit == Unit.NONE ? "" : "_" + unit.word)
        + (type == Type.COUNTER ? "_total" : "");
  }
}
