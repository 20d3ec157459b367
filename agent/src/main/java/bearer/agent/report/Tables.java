package bearer.agent.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of one service. */
final class Tables {
  private static final int MOST_ROWS = 200;

  private final Subject subject;
  private final Html html;
  private final Totals all;

  Tables(Subject subject, Html html) {
    this.subject = subject;
    this.html = html;
    this.all = subject.all();
  }

  private void table(String none, String[] head, List<String[]> rows) {
    int more = rows.size() - MOST_ROWS;
    html.table(none, head, more > 0 ? rows.subList(0, MOST_ROWS) : rows);
    if (more > 0) {
      html.text("p", "soft", "And " + more + " more, in the CSV.");
    }
  }

  void legacy() {
    html.text("h3", "Who still sends the legacy header");
    Map<List<String>, Long> places = new TreeMap<>(Comparator.comparing(List::toString));
    for (Map.Entry<List<String>, Sums> entry : all.all().entrySet()) {
      List<String> key = entry.getKey();
      for (Map.Entry<String, Long> from : entry.getValue().legacy.entrySet()) {
        String[] where = from.getKey().split("\n", -1);
        places.merge(
            Arrays.asList(key.get(0), key.get(1), where[0], where[1]), from.getValue(), Long::sum);
      }
    }
    List<String[]> rows = new ArrayList<>();
    places.entrySet().stream()
        .sorted(Map.Entry.<List<String>, Long>comparingByValue().reversed())
        .forEach(
            place -> {
              List<String> row = new ArrayList<>(place.getKey());
              row.add(Numbers.of(place.getValue()));
              rows.add(row.toArray(new String[0]));
            });
    legacySums();
    table("Nobody, as far as has been seen.", LEGACY, rows);
  }

  private void legacySums() {
    long sent = all.sum().of("legacy-sent");
    long values = all.sum().of("legacy-values");
    if (sent > 0) {
      html.text(
          "p",
          Numbers.of(sent)
              + " calls carried it, with "
              + Numbers.of(values)
              + (values == 1 ? " value" : " different values")
              + ". The table has those that were looked at: the first 128 of a host and mode, then"
              + " one in 64.");
    }
  }

  private static final String[] LEGACY = {"rule", "host", "path", "sent from", "calls#"};

  void calls() {
    html.text("h3", "Calls");
    List<String[]> rows = new ArrayList<>();
    for (Map.Entry<List<String>, Sums> entry : all.all().entrySet()) {
      List<String> key = entry.getKey();
      for (Map.Entry<String, Long> outcome : entry.getValue().outcomes().entrySet()) {
        rows.add(
            new String[] {
              key.get(0),
              key.get(1),
              key.get(2),
              Outcome.words(outcome.getKey()),
              Numbers.of(outcome.getValue())
            });
      }
    }
    String[] head = {"rule", "host", "mode", "what became of them", "calls#"};
    table("No call that a rule is for has been seen.", head, rows);
  }

  void answers() {
    html.text("h3", "Answers without and with the token");
    List<String[]> rows = new ArrayList<>();
    for (Map.Entry<List<String>, Sums> entry : all.all().entrySet()) {
      answers(entry.getKey(), entry.getValue(), "plain", "without", rows);
      answers(entry.getKey(), entry.getValue(), "token", "with", rows);
    }
    String[] head = {
      "rule", "host", "mode", "token", "2xx#", "401#", "403#", "5xx#", "others#", "good#"
    };
    table("No answer yet.", head, rows);
  }

  private static void answers(
      List<String> key, Sums sums, String kind, String shown, List<String[]> rows) {
    long answers = sums.answers(kind);
    if (answers > 0) {
      rows.add(
          new String[] {
            key.get(0),
            key.get(1),
            key.get(2),
            shown,
            Numbers.of(sums.of(kind + "-2xx")),
            Numbers.of(sums.of(kind + "-401")),
            Numbers.of(sums.of(kind + "-403")),
            Numbers.of(sums.of(kind + "-5xx")),
            Numbers.of(sums.of(kind + "-others")),
            Safety.percent(sums.of(kind + "-2xx"), answers)
          });
    }
  }

  void waits() {
    html.text("h3", "Latency added");
    List<String[]> rows = new ArrayList<>();
    for (Map.Entry<List<String>, Sums> entry : all.all().entrySet()) {
      List<String> key = entry.getKey();
      Sums sums = entry.getValue();
      long waits = sums.of("waits");
      if (waits > 0) {
        long calls = Math.max(1, Outcome.sum(sums.all()));
        rows.add(
            new String[] {
              key.get(0),
              key.get(1),
              key.get(2),
              Numbers.of(waits),
              Numbers.millis(sums.of("waited-us") / waits),
              Numbers.millis(sums.of("waited-us") / calls)
            });
      }
    }
    String[] head = {
      "rule",
      "host",
      "mode",
      "calls that waited for a token#",
      "each on average#",
      "over all calls#"
    };
    table("No call has waited for a token.", head, rows);
  }

  void tokens() {
    html.text("h3", "Token requests");
    String[] names = {
      "token-requested",
      "token-fetched",
      "token-failed-io",
      "token-failed-timeout",
      "token-failed-credential",
      "token-failed-request",
      "token-failed-server",
      "token-failed-answer",
      "token-failed-internal",
      "invalidated-by-401",
      "replayed"
    };
    List<String[]> rows = new ArrayList<>();
    for (String name : names) {
      if (subject.counter(name) > 0) {
        rows.add(new String[] {name.replace('-', ' '), Numbers.of(subject.counter(name))});
      }
    }
    html.table("None yet.", new String[] {"what", "how often#"}, rows);
  }

  void unseen() {
    html.text("h3", "What has not been seen");
    List<String[]> rows = new ArrayList<>();
    for (String rule : subject.rules()) {
      for (String host : subject.hostsNeverCalled(rule)) {
        rows.add(new String[] {"configured and never called", "rule " + rule + ": " + host});
      }
    }
    for (String client : subject.texts("silent_clients")) {
      rows.add(new String[] {"woven and never called", client});
    }
    for (String connection : subject.texts("past_the_agent")) {
      rows.add(new String[] {"connections past the agent (BA-211, BA-212)", connection});
    }
    table("Nothing is missing.", new String[] {"what", "which"}, rows);
  }

  void said() {
    html.text("h3", "What has been said");
    List<String[]> rows = new ArrayList<>();
    for (Map.Entry<String, Long> code : subject.said().entrySet()) {
      rows.add(new String[] {code.getKey(), Numbers.of(code.getValue())});
    }
    html.table("Nothing: silence means that all is well.", new String[] {"code", "lines#"}, rows);
    if (!rows.isEmpty()) {
      html.text("p", "soft", "docs/problems.md explains each code.");
    }
  }

  void processes() {
    html.text("h3", "Processes");
    List<String[]> rows = new ArrayList<>();
    for (Life life : subject.lives) {
      Moment last = life.last();
      boolean ended = !subject.current.contains(life);
      rows.add(
          new String[] {
            last.instance,
            last.version,
            last.agent,
            Numbers.time(last.since),
            Numbers.time(last.at) + (ended ? ", ended" : ""),
            stages(last)
          });
    }
    String[] head = {"instance", "version", "agent", "since", "last seen", "stages"};
    table("None.", head, rows);
  }

  private static String stages(Moment moment) {
    List<String> stages = new ArrayList<>();
    for (Facts rule : moment.all("rules")) {
      Stage stage = Stage.of(rule);
      boolean out = stage.decorates() && !rule.flag("in_percent");
      stages.add(rule.text("name") + " " + stage + (out ? " (outside)" : ""));
    }
    return String.join("; ", stages);
  }
}
