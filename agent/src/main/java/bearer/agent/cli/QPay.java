package bearer.agent.cli;

import bearer.agent.base.Ticker;
import bearer.agent.control.Report;
import bearer.agent.diag.Timestamp;
import bearer.agent.qpay.Session;
import bearer.agent.qpay.Undone;
import bearer.agent.token.Token;
import java.io.Console;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** QPay's Credentials API. */
@Command(
    name = "qpay",
    description = "makes, replaces and deletes clients at QPay; first: qpay login",
    subcommands = {
      QPay.Login.class,
      QPay.Whoami.class,
      QPay.Roles.class,
      QPayClients.class,
      QPayRotate.class
    })
final class QPay extends Group {
  @Command(
      name = "login",
      description = {
        "logs a user in for the five minutes that its token lives",
        "the password is asked for and not shown, or is the first line of stdin, or of a file"
      })
  static final class Login extends QPayCommand {
    private static final long MILLI = 1_000_000L;

    @Option(names = "--user", paramLabel = "NAME", description = "as at QPay; else asked for")
    private String user = "";

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "whose first line is the password")
    private String passwordFile = "";

    @Override
    int run() throws Undone, Failure, IOException {
      credentials(""); // whether the API can be one
      Token token = login(user(), passwordFile);
      long left = (token.endsAt() - Ticker.SYSTEM.nanos()) / MILLI;
      long ends = Ticker.SYSTEM.wallMillis() + left;
      new Session(token.header(), api(), ends).write(session());
      return told(new Report().put("logged in until", Timestamp.of(ends)).put("api", api()));
    }

    private String user() throws Failure {
      Console console = Terminal.console();
      String typed = user.isEmpty() && console != null ? console.readLine("user: ") : user;
      if (typed == null || typed.isEmpty()) {
        throw new Failure(2, "qpay: who? --user NAME");
      }
      return typed;
    }
  }

  @Command(name = "whoami", description = "who the user is: kind and id of its tenant")
  static final class Whoami extends QPayCommand {
    @Override
    int run() throws Undone, Failure, IOException {
      return told(Told.report(credentials().whoami(), "tenants"));
    }
  }

  @Command(name = "roles", description = "the roles that the user's tenant can give")
  static final class Roles extends QPayCommand {
    @Override
    int run() throws Undone, Failure, IOException {
      return told(Told.report(credentials().roles(), "roles"));
    }
  }
}
