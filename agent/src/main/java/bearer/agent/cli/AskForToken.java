package bearer.agent.cli;

import bearer.agent.base.JvmSettings;
import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.control.Report;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.oauth.Inspection;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for a token as the agent would, and shows what comes back. */
@Command(
    name = "token",
    description = {
      "asks for one token as the agent would, and shows what comes back; never the token itself",
      "system properties stand before -jar: java -Dbearer.provider=picpay -jar bearer-agent.jar token"
    })
final class AskForToken extends Subcommand {
  @Parameters(paramLabel = "FILE", arity = "0..1", description = "instead of that of bearer.config")
  private String file = "";

  @Option(
      names = "--credential",
      paramLabel = "NAME",
      description = "which one, if there are several; else each of them")
  private String name = "";

  @Option(names = "--show", description = "the token too, on stdout, and nothing else there")
  private boolean show;

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  @Override
  public Integer call() throws Failure, IOException {
    List<Report> reports = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    List<TokenUnavailable> problems = new ArrayList<>();
    for (Credential credential : credentials()) {
      Inspection inspection = inspect(credential);
      reports.add(report(credential, inspection));
      tokens.add(inspection.reveal());
      if (inspection.problem != null) {
        problems.add(inspection.problem);
      }
    }
    Report report = new Report().put("tokens", reports);
    (show ? err() : out()).print(json ? report.json() : report.text());
    if (show) {
      tokens.forEach(out()::println);
    }
    for (TokenUnavailable problem : problems) {
      err().println();
      err().print(Problems.of(jar, problem.code().id()));
    }
    return problems.isEmpty() ? 0 : 1;
  }

  private List<Credential> credentials() throws Failure {
    AgentConfig config = Configured.read(this, "token", file);
    List<Credential> chosen = new ArrayList<>();
    for (Credential credential : config.credentials()) {
      if (name.isEmpty() || name.equals(credential.name)) {
        chosen.add(credential);
      }
    }
    if (chosen.isEmpty()) {
      throw new Failure(1, "token: there is no such credential, see check");
    }
    return chosen;
  }

  static Inspection inspect(Credential credential) {
    Log silent = new Log(Level.OFF, System.err, Ticker.SYSTEM);
    return Inspection.of(credential, JvmSettings.SYSTEM, Ticker.SYSTEM, silent);
  }

  static Report report(Credential credential, Inspection inspection) {
    TokenUnavailable problem = inspection.problem;
    Report report = new Report().put("credential", credential.name);
    report.put(
        "result", problem == null ? "a token" : problem.code().id() + ' ' + problem.getMessage());
    for (Map.Entry<String, String> fact : inspection.facts.entrySet()) {
      report.put(fact.getKey(), fact.getValue());
    }
    if (!inspection.certificates.isEmpty()) {
      report.put("certificates", inspection.certificates);
    }
    return report.put("claims", inspection.claims);
  }
}
