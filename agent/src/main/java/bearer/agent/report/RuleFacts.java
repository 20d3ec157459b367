package bearer.agent.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a verdict on one rule is made of. Numbers: those of {@link Sums} for the last 24 hours at
 * the rule's mode; {@code hours} at this stage, negative if unknown; {@code stages}, how many
 * different ones processes are at; {@code paused}, {@code tokens}, {@code api-refuses}, {@code
 * blind-spots}, {@code cannot-rewrite}: how many; {@code hosts-never-called} too; {@code way-back}:
 * the status with which the old way is refused. Immutable.
 */
final class RuleFacts {
  final String rule;
  final Stage stage;
  final boolean rewrites;

  /** Whether calls of another merchant than the first are left alone, whom nobody has named. */
  final boolean tellsCallersApart;

  /** The code of the last token request, if it failed; else empty. */
  final String tokenFailure;

  private final Map<String, Long> numbers;

  RuleFacts(
      String rule,
      Stage stage,
      boolean rewrites,
      boolean tellsCallersApart,
      String tokenFailure,
      Map<String, Long> numbers) {
    this.rule = rule;
    this.stage = stage;
    this.rewrites = rewrites;
    this.tellsCallersApart = tellsCallersApart;
    this.tokenFailure = tokenFailure;
    this.numbers = numbers;
  }

  long of(String name) {
    Long number = numbers.get(name);
    return number == null ? 0 : number;
  }

  /** Calls that the rule is for, whatever became of them. */
  long calls() {
    return Outcome.sum(numbers);
  }

  static RuleFacts of(Subject subject, String rule) {
    Set<Stage> stages = subject.stages(rule);
    Stage stage = stages.iterator().next(); // the lowest: nobody is behind it
    Sums recent = subject.recent().of(rule, stage.mode);
    Map<String, Long> numbers = new LinkedHashMap<>(recent.all());
    numbers.put("hours", subject.hoursAtStage(rule));
    numbers.put("stages", (long) stages.size());
    Map<String, Long> said = subject.said();
    numbers.put("blind-spots", said(said, "BA-211") + said(said, "BA-212"));
    numbers.put(
        "cannot-rewrite", said(said, "BA-421") + said(said, "BA-423") + said(said, "BA-425"));
    numbers.put("hosts-never-called", (long) subject.hostsNeverCalled(rule).size());
    boolean rewrites = false;
    boolean apart = false;
    String failure = "";
    for (Life life : subject.current) {
      Moment now = life.last();
      Facts facts = now.rule(rule);
      if (facts != null) {
        rewrites |= facts.flag("rewrites");
        apart |=
            facts.flag("tells_callers_apart")
                && !facts.flag("merge_callers")
                && !facts.flag("by_legacy_token");
        failure = failure.isEmpty() ? standing(now, facts, numbers) : failure;
      }
    }
    return new RuleFacts(rule, stage, rewrites, apart, failure, numbers);
  }

  private static long said(Map<String, Long> said, String code) {
    Long count = said.get(code);
    return count == null ? 0 : count;
  }

  /** The code of the last token request, if it failed. */
  private static String standing(Moment now, Facts rule, Map<String, Long> numbers) {
    String failure = "";
    if (!now.state.equals("active")) {
      numbers.merge("paused", 1L, Long::sum);
    }
    for (Facts api : now.all("apis")) {
      if (api.text("rule").equals(rule.text("name"))) {
        numbers.merge("api-refuses", api.flag("refused") ? 1L : 0L, Long::sum);
        numbers.merge("way-back", api.number("way_back_refused_with"), Math::max);
      }
    }
    for (Facts credential : now.all("credentials")) {
      if (rule.texts("credentials").contains(credential.text("name"))) {
        numbers.merge("tokens", credential.flag("has_token") ? 1L : 0L, Long::sum);
        failure = failure.isEmpty() ? credential.text("last_failure") : failure;
      }
    }
    numbers.merge("tokens", now.counter("token-fetched"), Long::sum);
    return failure;
  }
}
