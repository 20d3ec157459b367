package bearer.agent.cli;

import bearer.agent.config.Credential;
import bearer.agent.control.Report;
import bearer.agent.oauth.Inspection;
import bearer.agent.picpay.LegacySettings;
import bearer.agent.picpay.Rules;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What helps to move a service from PicPay's V1 to V2. */
@Command(
    name = "picpay",
    description =
        "before a service moves to PicPay's V2: its credential, its rules, the open points",
    subcommands = {PicPay.CheckPair.class, PicPayProbe.class, PicPay.Config.class})
final class PicPay extends Group {
  @Command(name = "check", description = "whether an id and a secret get a token, by one request")
  static final class CheckPair extends PicPayCommand {
    @Override
    public Integer call() throws Failure, IOException {
      Credential credential = credential();
      Inspection inspection = AskForToken.inspect(credential);
      Report report = AskForToken.report(credential, inspection);
      out().print(isJson() ? report.json() : report.text());
      TokenUnavailable problem = inspection.problem;
      if (problem == null) {
        return 0;
      }
      err().print(Problems.of(jar, problem.code().id()));
      return 1;
    }
  }

  @Command(
      name = "config",
      description = {
        "turns a service's settings for V1 into a configuration of the agent",
        "reads properties and YAML; of keys it prints the digest alone"
      })
  static final class Config extends Subcommand {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "of the service's settings")
    private List<Path> files = new ArrayList<>();

    @Option(
        names = "--v1-url",
        paramLabel = "URL",
        description = "the base URL of V1 that the service calls; can be repeated")
    private List<String> urls = new ArrayList<>();

    @Option(
        names = "--v1-key-file",
        paramLabel = "FILE",
        description = "whose first line is a value of x-picpay-token; can be repeated")
    private List<String> keyFiles = new ArrayList<>();

    @Option(
        names = "--credential-file",
        paramLabel = "FILE",
        description = "where id and secret for V2 are to be; else /run/secrets/picpay")
    private String credentialFile = "/run/secrets/picpay";

    @Option(names = "--json", description = "the lines as JSON")
    private boolean json;

    @Override
    public Integer call() throws Failure, IOException {
      LegacySettings settings = new LegacySettings();
      for (Path file : files) {
        try {
          settings.read(file);
        } catch (IOException unreadable) {
          throw new Failure(1, "picpay: " + file + " cannot be read (" + unreadable + ")");
        }
      }
      urls.forEach(url -> settings.url(url, "--v1-url"));
      for (String file : keyFiles) {
        settings.key(HiddenLine.text(file, "key"), "the key in " + file);
      }
      if (settings.isEmpty()) {
        throw new Failure(
            1, "picpay: nothing of V1 is set there; see scan, or give --v1-url and --v1-key-file");
      }
      List<String> lines = Rules.of(settings, credentialFile);
      if (json) {
        out().print(new Report().put("configuration", lines).json());
      } else {
        lines.forEach(out()::println);
      }
      return 0;
    }
  }
}
