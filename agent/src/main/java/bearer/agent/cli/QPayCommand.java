package bearer.agent.cli;

import bearer.agent.base.JvmSettings;
import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.control.Report;
import bearer.agent.net.BadValue;
import bearer.agent.net.Url;
import bearer.agent.oauth.ProviderApi;
import bearer.agent.qpay.CredentialsApi;
import bearer.agent.qpay.Session;
import bearer.agent.qpay.Undone;
import bearer.agent.token.Token;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the commands for QPay's Credentials API have in common. */
@Command
abstract class QPayCommand extends Subcommand {
  static final String SANDBOX = "https://sandbox.qpay.quecto.com.br/credentials";

  /** Through which users get tokens. It has no secret. */
  private static final String CONSOLE = "qpay-console";

  @Option(
      names = "--api",
      paramLabel = "URL",
      description = "of the Credentials API; else that of QPay's sandbox")
  private String api = SANDBOX;

  @Option(
      names = "--token-url",
      paramLabel = "URL",
      description = "where tokens come from; else QPay's sandbox")
  String tokenUrl = "";

  @Option(
      names = "--session",
      paramLabel = "FILE",
      description = "where a login is kept; else .bearer-agent-qpay in the home directory")
  private String session = "";

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  @Override
  public final Integer call() throws Failure, IOException {
    try {
      return run();
    } catch (Undone undone) {
      throw new Failure(1, "qpay: " + undone.getMessage());
    } catch (FileSystemException forbidden) {
      throw new Failure(
          1,
          "qpay: "
              + forbidden.getFile()
              + " cannot be read or written ("
              + forbidden.getClass().getSimpleName()
              + "): run this as its owner, or name another place");
    }
  }

  abstract int run() throws Undone, Failure, IOException;

  final Path session() {
    return session.isEmpty()
        ? Paths.get(System.getProperty("user.home", ""), ".bearer-agent-qpay")
        : Paths.get(session);
  }

  /** Without a slash at its end. */
  final String api() {
    return api.replaceFirst("/+$", "");
  }

  /** Of who is logged in. */
  final CredentialsApi credentials() throws Undone, Failure, IOException {
    return credentials(Session.authorization(session(), api(), Ticker.SYSTEM.wallMillis()));
  }

  final CredentialsApi credentials(String authorization) throws Failure {
    ProviderApi provider = provider();
    try {
      if (!provider.maySendTo(Url.parse(api()))) {
        throw new Failure(2, "qpay: --api must start with https://, or be on this machine");
      }
    } catch (BadValue bad) {
      throw new Failure(2, "qpay: --api " + bad.advice);
    }
    return new CredentialsApi(provider, api(), authorization);
  }

  private ProviderApi provider() throws Failure {
    return new ProviderApi(way(), JvmSettings.SYSTEM, Ticker.SYSTEM);
  }

  /** Of its credential only the token URL and the way there count. */
  private Credential way() throws Failure {
    return new Given("qpay")
        .with("bearer.token-url", tokenUrl)
        .with("bearer.client-id", CONSOLE)
        .with("bearer.client-secret", "none, and not sent")
        .credential();
  }

  final Token login(String user, String passwordFile) throws Failure, IOException {
    Url url = Objects.requireNonNull(way().server.tokenUrl);
    String password = HiddenLine.text(passwordFile, "password");
    try {
      return provider().userToken(url, CONSOLE, user, password);
    } catch (TokenUnavailable refused) {
      String why = "qpay: " + refused.getMessage();
      if (why.endsWith("invalid_grant")) {
        throw new Failure(
            1,
            why
                + ": correct the user or the password; who has never logged in to QPay has to"
                + " set one there first");
      }
      String code = refused.code().id();
      throw new Failure(1, why + " (" + code + ", see problem " + code + ")");
    }
  }

  final int told(Report report) {
    out().print(json ? report.json() : report.text());
    return 0;
  }

  final boolean isJson() {
    return json;
  }
}
