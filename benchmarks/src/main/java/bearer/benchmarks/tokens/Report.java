package bearer.benchmarks.tokens;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The table, in Markdown, and whether the agent kept to its bounds. */
final class Report {
  private final List<List<String>> rows = new ArrayList<>();
  private boolean missed;
  private boolean slow;

  Report() {
    List<String> head = new ArrayList<>(List.of("scenario", "bound", Subject.AGENT.title, ""));
    for (Subject subject : Subject.values()) {
      if (subject != Subject.AGENT) {
        head.add(subject.title);
      }
    }
    rows.add(head);
    rows.add(new ArrayList<>(Collections.nCopies(head.size(), "---")));
  }

  void add(Scenario scenario, Map<Subject, Outcome> outcomes) {
    List<String> row = new ArrayList<>(List.of(scenario.title, scenario.bound.text()));
    for (Subject subject : Subject.values()) {
      Outcome outcome = outcomes.get(subject);
      row.add(outcome == null ? absent(scenario, subject) : cell(scenario, subject, outcome));
      if (subject == Subject.AGENT && outcome != null) {
        row.add(verdict(scenario.bound, outcome));
      }
    }
    rows.add(row);
  }

  void add(List<String> row) {
    rows.add(row);
  }

  private static String absent(Scenario scenario, Subject subject) {
    String obstacle = scenario.obstacle(subject);
    return obstacle == null ? "" : "n/a: " + obstacle;
  }

  private static String cell(Scenario scenario, Subject subject, Outcome outcome) {
    String note = scenario.notes.get(subject);
    return outcome.cell(subject != Subject.NOBODY) + (note == null ? "" : " (" + note + ")");
  }

  private String verdict(Bound bound, Outcome outcome) {
    List<String> broken = bound.missed(outcome);
    if (broken.isEmpty() && bound.isSlow(outcome)) {
      slow = true;
      return "counts kept, SLOW (machine-dependent)";
    }
    return verdict(broken);
  }

  /** What to write beside the agent's numbers, of which those given break its bound. */
  String verdict(List<String> broken) {
    missed |= !broken.isEmpty();
    return broken.isEmpty() ? "kept" : "MISSED: " + String.join(", ", broken);
  }

  boolean missed() {
    return missed;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
    text.append('\n').append(missed ? "A bound was missed." : "Every count was kept.");
    return text.append(slow ? " Some latency was not, which depends on the machine.\n" : "\n")
        .toString();
  }
}
