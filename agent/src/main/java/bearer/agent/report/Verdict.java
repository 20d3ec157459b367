package bearer.agent.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether it is safe to go to the next stage with one rule, and why. Immutable. */
final class Verdict {
  /** In words for people. */
  enum Answer {
    YES("yes"),
    NOT_YET("not yet"),
    NO("no"),
    DONE("the last stage");

    final String words;

    Answer(String words) {
      this.words = words;
    }
  }

  final String rule;
  final Stage stage;

  /** Null after the last. */
  final @Nullable Stage next;

  final Answer answer;

  /** The heaviest first. */
  final List<Reason> reasons;

  Verdict(String rule, Stage stage, @Nullable Stage next, Answer answer, List<Reason> reasons) {
    this.rule = rule;
    this.stage = stage;
    this.next = next;
    this.answer = answer;
    this.reasons = reasons;
  }

  /** What to write into the file of {@code bearer.config} to get there; empty after the last. */
  String setting() {
    Stage to = next;
    if (to == null) {
      return "";
    }
    String prefix = rule.equals("default") ? "bearer." : "bearer.rule." + rule + ".";
    return prefix + "mode=" + to.mode + ", " + prefix + "percent=" + to.percent;
  }
}
