package bearer.agent.rules;

import bearer.agent.answers.Counts;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import org.jspecify.annotations.Nullable;

/** What is told of answers that go on. Each change once. */
final class AnswerReports {
  private final Log log;

  AnswerReports(Log log) {
    this.log = log;
  }

  /**
   * @param pattern what is known of the reason; null for nothing
   */
  void opened(Rule rule, Counts counts, @Nullable Code pattern) {
    log.log(
        rule.enforces ? Level.WARN : Level.ERROR,
        Code.BREAKER_OPEN,
        "an API goes on refusing the token"
            + of(rule)
            + ": "
            + counted(counts)
            + "; "
            + (rule.enforces
                ? "under enforce calls go on carrying it"
                : "its calls go out as the application built them, and a GET, HEAD or OPTIONS tries"
                    + " the token again, the first in 1 minute")
            + "; "
            + cure(pattern)
            + wayBack(rule),
        fields(rule));
  }

  private static String counted(Counts counts) {
    String of =
        " of "
            + (counts.ofLastMinute
                ? "the " + counts.all() + " answers of the last minute"
                : "the last " + counts.all() + " answers");
    String refused = counts.refused + of + " were refusals (401, or 403 because of the token)";
    String forbidden =
        counts.forbidden
            + (counts.refused == 0 ? of : "")
            + " were 403 without a word about the token, which a proxy or a firewall may have sent";
    if (counts.forbidden == 0) {
      return refused;
    }
    return counts.refused == 0 ? forbidden : refused + ", " + forbidden;
  }

  private static String cure(@Nullable Code pattern) {
    return pattern == Code.TOKENS_REPLACED
        ? "each token was accepted at first: the server keeps one live token for each client, and"
            + " another process uses this client; give each process a client of its own"
        : "check bearer.audience, bearer.scope and what this client may do there";
  }

  private static String wayBack(Rule rule) {
    int status = rule.wayBack.refusedWith();
    return status == 0 || rule.enforces
        ? ""
        : "; calls without the token do not work either: the last ones were answered " + status;
  }

  void closed(Rule rule) {
    log.log(
        Level.WARN,
        Code.BREAKER_CLOSED,
        "the API takes the token again" + of(rule) + ": all calls carry it",
        fields(rule));
  }

  /** A request as the application built it, with the legacy header, was refused. */
  void wayBackRefused(Rule rule, int status) {
    log.log(
        Level.WARN,
        Code.WAY_BACK_REFUSED,
        "a call that went out as the application built it, with its legacy header, was answered "
            + status
            + of(rule)
            + ": the old way no longer works, and off, observe or a lack of tokens would end there",
        Field.of("rule", rule.name),
        Field.of("status", String.valueOf(status)));
  }

  /** Rules are about to be replaced: says which of them go back to what no longer works. */
  void goBack(Rules before, Rules after) {
    for (Rule rule : after.all()) {
      int status = rule.wayBack.refusedWith();
      if (status != 0 && !rule.decorates() && before.stillDecorates(rule)) {
        log.log(
            Level.WARN,
            Code.WAY_BACK_REFUSED,
            "calls go out as the application built them from now on"
                + of(rule)
                + ", and the last ones that did were answered "
                + status
                + ": the old way no longer works",
            Field.of("rule", rule.name),
            Field.of("status", String.valueOf(status)));
      }
    }
  }

  private static String of(Rule rule) {
    return " (rule "
        + rule.name
        + (rule.credential.equals(rule.name) ? "" : ", credential " + rule.credential)
        + ")";
  }

  private static Field[] fields(Rule rule) {
    return new Field[] {Field.of("rule", rule.name), Field.of("credential", rule.credential)};
  }
}
