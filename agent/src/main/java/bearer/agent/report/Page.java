package bearer.agent.report;

import bearer.agent.diag.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of HTML that needs nothing else: no script, no image, nothing loaded, which its own
 * policy forbids too. Text of applications and operators is escaped.
 */
public final class Page {
  private final Html html = new Html();
  private final List<Subject> subjects;
  private final Archive archive;

  private Page(Archive archive) {
    this.archive = archive;
    this.subjects = archive.subjects();
  }

  /** Of what at least one process has told. */
  public static String of(Archive archive) {
    return new Page(archive).html();
  }

  private String html() {
    String title = title();
    html.raw("<!DOCTYPE html>")
        .raw("<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                + " style-src '"
                + Style.hash()
                + "'; base-uri 'none'; form-action 'none'\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">")
        .raw("<meta name=\"referrer\" content=\"no-referrer\">")
        .text("title", title)
        .raw("<style>" + Style.SHEET + "</style></head><body>")
        .text("h1", title);
    if (subjects.size() > 1) {
      overview();
    }
    for (Subject subject : subjects) {
      if (subjects.size() > 1) {
        html.text("h2", name(subject));
      }
      new Chapter(subject, html).write();
    }
    if (!archive.scanned().isEmpty()) {
      archive.scanned().write(subjects, html);
    }
    footer();
    return html.raw("</body></html>").toString();
  }

  private String title() {
    return subjects.size() == 1
        ? "Move to OAuth2: " + name(subjects.get(0))
        : "Move to OAuth2: " + subjects.size() + " services";
  }

  static String name(Subject subject) {
    Moment newest = subject.newest();
    String service = newest.service.isEmpty() ? newest.instance : newest.service;
    String shown = service.isEmpty() ? "a service without a name" : service;
    return newest.environment.isEmpty() ? shown : shown + ", " + newest.environment;
  }

  private void overview() {
    List<String[]> rows = new ArrayList<>();
    for (Subject subject : subjects) {
      for (Verdict verdict : subject.verdicts()) {
        rows.add(
            new String[] {
              name(subject),
              verdict.rule,
              String.valueOf(verdict.stage),
              verdict.answer.words,
              verdict.reasons.isEmpty() ? "" : verdict.reasons.get(0).text,
              Numbers.of(subject.current.size())
            });
      }
    }
    String[] head = {"service", "rule", "stage", "go on?", "because", "processes#"};
    html.table("Nothing is configured.", head, rows);
  }

  private void footer() {
    html.raw("<footer>");
    if (archive.damaged() > 0) {
      html.text(
          "p",
          Numbers.of(archive.damaged())
              + (archive.damaged() == 1 ? " line was" : " lines were")
              + " damaged or half written, and skipped.");
    }
    html.text(
            "p",
            "Made by Bearer Agent "
                + Version.TEXT
                + ". Times are UTC. Sums and path templates alone: no token, no identifier of a"
                + " payment or a person.")
        .raw("</footer>");
  }
}
