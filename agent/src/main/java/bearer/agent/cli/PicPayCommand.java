package bearer.agent.cli;

import bearer.agent.config.Credential;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the commands that ask PicPay for tokens have in common. */
@Command
abstract class PicPayCommand extends Subcommand {
  @Option(
      names = "--credential-file",
      paramLabel = "FILE",
      description = "with id and secret, as of bearer.credential-file")
  private String credentialFile = "";

  @Option(names = "--client-id", paramLabel = "ID", description = "instead, with --secret-file")
  private String clientId = "";

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "with the secret and nothing else")
  private String secretFile = "";

  @Option(
      names = "--token-url",
      paramLabel = "URL",
      description = "where tokens come from; else PicPay's own")
  private String tokenUrl = "";

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  final Credential credential() throws Failure {
    if (credentialFile.isEmpty() == (clientId.isEmpty() || secretFile.isEmpty())) {
      throw new Failure(
          2, "picpay: give either --credential-file, or --client-id and --secret-file");
    }
    return given()
        .with("bearer.credential-file", credentialFile)
        .with("bearer.client-id", clientId)
        .with("bearer.client-secret-file", secretFile)
        .credential();
  }

  final Given given() {
    return new Given("picpay").with("bearer.token-url", tokenUrl);
  }

  final boolean isJson() {
    return json;
  }
}
