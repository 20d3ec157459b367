package bearer.agent.cli;

import bearer.agent.control.Report;
import bearer.agent.diag.OneLine;
import bearer.agent.options.LegacyApi;
import bearer.agent.scan.Application;
import bearer.agent.scan.Finding;
import bearer.agent.scan.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into applications that do not run. */
@Command(
    name = "scan",
    description = {
      "looks into archives and directories for old headers, addresses of the old API and HTTP clients",
      "reads class files, configuration and archives within archives; runs nothing of them"
    })
final class Scan extends Subcommand {
  private static final String COLUMNS = "application,library,file,what,text,verdict,why";

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "a WAR, EAR, JAR or a directory")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--header",
      paramLabel = "NAME",
      description = "a header to look for; else those that providers' presets name")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "a host to look for; else those of the APIs that presets replace")
  private List<String> hosts = new ArrayList<>();

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Option(names = "--csv", description = "as CSV, a line for each finding")
  private boolean csv;

  @Override
  public Integer call() throws Failure {
    if (json && csv) {
      throw new Failure(2, "scan: --json or --csv, not both");
    }
    LegacyApi known = LegacyApi.known();
    Wanted wanted =
        new Wanted(
            headers.isEmpty() ? known.headers : headers, hosts.isEmpty() ? known.hosts : hosts);
    List<Application> applications = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (Progress progress = new Progress(err(), "files looked into")) {
      for (Path path : paths) {
        try {
          applications.add(Application.scan(path, wanted, progress));
        } catch (IOException unreadable) {
          problems.add(path + ": cannot be read (" + unreadable.getMessage() + ")");
        }
      }
    }
    for (Application application : applications) {
      for (String problem : application.problems) {
        problems.add(application.name + ", " + problem);
      }
    }
    out().print(csv ? csv(applications) : shown(applications, problems));
    if (csv) {
      problems.forEach(problem -> err().println(OneLine.of(problem)));
    }
    return problems.isEmpty() ? 0 : 1;
  }

  private String shown(List<Application> applications, List<String> problems) {
    List<Report> all = new ArrayList<>();
    for (Application application : applications) {
      all.add(report(application));
    }
    Report report = new Report().put("applications", all).put("problems", problems);
    return json ? report.json() : report.text();
  }

  private static Report report(Application application) {
    List<Report> findings = new ArrayList<>();
    for (Finding finding : application.findings()) {
      findings.add(
          new Report()
              .put("verdict", finding.verdict.text)
              .put(finding.url ? "url" : "header", finding.text)
              .put("in", finding.file)
              .put("library", finding.library)
              .put("why", finding.why));
    }
    return new Report()
        .put("application", application.name)
        .put("files", application.files())
        .put("http clients", application.clients())
        .put("findings", findings);
  }

  /** RFC 4180. */
  private static String csv(List<Application> applications) {
    StringBuilder csv = new StringBuilder(COLUMNS).append("\r\n");
    for (Application application : applications) {
      for (Finding finding : application.findings()) {
        csv.append(quoted(application.name)).append(',');
        csv.append(quoted(finding.library)).append(',');
        csv.append(quoted(finding.file)).append(',');
        csv.append(finding.url ? "url" : "header").append(',');
        csv.append(quoted(finding.text)).append(',');
        csv.append(finding.verdict.text).append(',');
        csv.append(quoted(finding.why)).append("\r\n");
      }
    }
    return csv.toString();
  }

  private static String quoted(String field) {
    return '"' + OneLine.of(field).replace("\"", "\"\"") + '"';
  }
}
