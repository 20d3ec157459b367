package bearer.agent.cli;

import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Credential;
import bearer.agent.config.Problem;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.TokenStore;
import bearer.agent.control.Described;
import bearer.agent.control.Report;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.GivenSetting;
import bearer.agent.options.Sources;
import bearer.agent.store.StoreProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads the configuration as the agent would, and shows what it comes to. */
@Command(
    name = "check",
    description = {
      "reads a configuration as the agent would, and shows what it comes to",
      "system properties stand before -jar: java -Dbearer.mode=add -jar bearer-agent.jar check"
    })
final class Check extends Subcommand {
  @Parameters(paramLabel = "FILE", arity = "0..1", description = "instead of that of bearer.config")
  private String file = "";

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  @Override
  public Integer call() {
    Sources sources = Sources.ofJvm();
    Sources asked = file.isEmpty() ? sources : sources.withFile(file);
    ConfigResult result = ConfigReader.read(asked);
    MerchantCheck merchants = MerchantCheck.of(result.start.directory, asked);
    if (result.config != null) {
      result = ConfigReader.read(asked.with(merchants.taken));
    }
    Report report = report(result, merchants.problems);
    report.put("settings", settings(asked, result.config != null));
    out().print(json ? report.json() : report.text());
    return result.config == null || !merchants.problems.isEmpty() ? 1 : 0;
  }

  private static Report report(ConfigResult result, List<String> ofMerchants) {
    List<String> problems = texts(result.problems);
    problems.addAll(ofMerchants);
    Report report =
        new Report()
            .put("state", result.state.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .put("problems", problems)
            .put("warnings", texts(result.warnings));
    AgentConfig config = result.config;
    if (config != null) {
      List<Report> rules = new ArrayList<>();
      for (RuleConfig rule : config.rules) {
        rules.add(Described.rule(rule));
      }
      List<Report> described = new ArrayList<>();
      for (Credential credential : config.credentials()) {
        described.add(described(credential));
      }
      report.put("rules", rules).put("credentials", described);
    }
    return report;
  }

  /** A store is tried, since it is of no use if it cannot be reached from here. */
  private static Report described(Credential credential) {
    Report report = Described.credential(credential);
    TokenStore store = credential.use.store;
    return store == null
        ? report
        : report.put("token store is", StoreProbe.of(store, Ticker.SYSTEM));
  }

  private static List<Report> settings(Sources sources, boolean valid) {
    List<Report> settings = new ArrayList<>();
    for (GivenSetting given : GivenSetting.all(sources, valid)) {
      settings.add(
          new Report().put("key", given.key).put("value", given.value).put("from", given.source));
    }
    return settings;
  }

  private static List<String> texts(List<Problem> problems) {
    List<String> texts = new ArrayList<>();
    for (Problem problem : problems) {
      texts.add(problem.toString());
    }
    return texts;
  }
}
