package bearer.agent.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the page says of one service in one environment. */
final class Chapter {
  private final Subject subject;
  private final Html html;
  private final List<Verdict> verdicts;
  private final Tables tables;

  Chapter(Subject subject, Html html) {
    this.subject = subject;
    this.html = html;
    this.verdicts = subject.verdicts();
    this.tables = new Tables(subject, html);
  }

  void write() {
    what();
    safe();
    remains();
    tables.legacy();
    shares();
    tables.calls();
    tables.answers();
    tables.waits();
    tables.tokens();
    tables.unseen();
    tables.said();
    tables.processes();
  }

  private void what() {
    Set<String> versions = new TreeSet<>();
    Set<String> agents = new TreeSet<>();
    Set<String> instances = new TreeSet<>();
    for (Life life : subject.current) {
      versions.add(life.last().version);
      agents.add(life.last().agent);
      instances.add(life.last().instance);
    }
    html.raw("<dl>");
    fact("service", subject.newest().service);
    fact("environment", subject.newest().environment);
    fact("version", some(versions));
    fact("agent", some(agents));
    fact(instances.size() == 1 ? "instance" : "instances", some(instances));
    fact("period", Numbers.time(subject.from) + " to " + Numbers.time(subject.until));
    fact("state", subject.newest().state);
    html.raw("</dl>");
  }

  private void fact(String name, String value) {
    html.text("dt", name).text("dd", value.isEmpty() ? "not set" : value);
  }

  private static String some(Set<String> all) {
    List<String> few = new ArrayList<>(all).subList(0, Math.min(5, all.size()));
    String text = String.join(", ", few);
    return all.size() > few.size() ? text + " and " + (all.size() - few.size()) + " more" : text;
  }

  private void safe() {
    html.text("h3", "Is it safe to go to the next stage?");
    if (verdicts.isEmpty()) {
      html.text("p", "none", "No rule is configured.");
    }
    for (Verdict verdict : verdicts) {
      html.raw("<div class=\"card " + colour(verdict) + "\">");
      String next = verdict.next == null ? "" : ", next " + verdict.next;
      html.text("p", "Rule " + verdict.rule + ": " + verdict.stage + next);
      html.text("p", "answer", capital(verdict.answer.words));
      html.raw("<ul>");
      for (Reason reason : verdict.reasons) {
        html.text("li", capital(reason.text) + ".");
      }
      html.raw("</ul></div>");
    }
  }

  private static String colour(Verdict verdict) {
    switch (verdict.answer) {
      case NO:
        return "no";
      case NOT_YET:
        return "wait";
      default:
        return "yes";
    }
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private void remains() {
    html.text("h3", "What remains to be done");
    html.raw("<ol>");
    for (String task : tasks(verdicts)) {
      html.text("li", capital(task));
    }
    html.raw("</ol>");
  }

  /** Each once, in the order of the rules. */
  static List<String> tasks(List<Verdict> verdicts) {
    Set<String> tasks = new LinkedHashSet<>();
    for (Verdict verdict : verdicts) {
      for (Reason reason : verdict.reasons) {
        if (!reason.cure.isEmpty()) {
          tasks.add(of(verdict, verdicts) + reason.cure + ".");
        }
      }
    }
    for (Verdict verdict : verdicts) {
      tasks.add(
          of(verdict, verdicts)
              + (verdict.next == null
                  ? "take the old header out of the application; when it sets Authorization itself,"
                      + " take the agent out too."
                  : "then " + verdict.setting() + "."));
    }
    return new ArrayList<>(tasks);
  }

  private static String of(Verdict verdict, List<Verdict> all) {
    return all.size() == 1 ? "" : "Rule " + verdict.rule + ": ";
  }

  private void shares() {
    html.text("h3", "How the shares have moved");
    Series series = new Series(subject);
    Shares all = Shares.of(subject.all().sum());
    if (all.sum() == 0) {
      html.text("p", "none", "No call yet.");
    } else if (series.hasHistory()) {
      html.raw(Chart.shares(series))
          .raw("<div class=\"ends\">")
          .text("span", Numbers.time(series.from))
          .text("span", Numbers.time(series.until))
          .raw("</div>")
          .raw(Chart.legend(all));
    } else {
      html.raw(Chart.bar(all))
          .raw(Chart.legend(all))
          .text("p", "soft", "One moment is known: with bearer.evidence-dir there is a history.");
    }
  }
}
