package bearer.agent.cli;

import bearer.agent.base.Ticker;
import bearer.agent.control.Report;
import bearer.agent.diag.Code;
import bearer.agent.diag.Timestamp;
import bearer.agent.net.BadValue;
import bearer.agent.oauth.Inspection;
import bearer.agent.options.Duration;
import bearer.agent.qpay.Rotation;
import bearer.agent.qpay.RotationRequest;
import bearer.agent.qpay.Undone;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A new client in the place of the one that a service uses. */
@Command(
    name = "rotate",
    description = {
      "makes a new client, tries it, and puts it into the file that the agent reads",
      "run again once the grace period is over, it deletes the old client; so it does whenever it"
          + " was interrupted: it goes on from there"
    })
final class QPayRotate extends QPayCommand {
  private static final long MILLI = 1_000_000L;

  @Option(
      names = "--credential-file",
      paramLabel = "FILE",
      required = true,
      description = "that of bearer.credential-file")
  private String file = "";

  @Option(
      names = "--grace",
      paramLabel = "10m",
      description = "how long the old client lives on; 0 for no time at all")
  private String grace = "10m";

  @Option(
      names = "--old-id",
      paramLabel = "ID",
      description = "of the client in the file; else as the file says it (qpay-id)")
  private String oldId = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "how the new one's name begins; else as the old one's")
  private String name = "";

  @Option(names = "--tenant-id", paramLabel = "ID", description = "else as the old one")
  private String tenantId = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      description = "can be repeated; else as the old one has them")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "logs in for this alone, without qpay login; with --password-file or stdin")
  private String user = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "whose first line is the password")
  private String passwordFile = "";

  @Override
  int run() throws Undone, Failure, IOException {
    RotationRequest request = new RotationRequest(oldId, name, tenantId, roles, graceMillis());
    Rotation rotation =
        new Rotation(
            user.isEmpty() ? credentials() : credentials(login(user, passwordFile).header()),
            this::tryOut,
            err()::println,
            Ticker.SYSTEM);
    long due = rotation.run(Paths.get(file), request);
    if (due == 0) {
      return told(new Report().put("state", "done").put("file", file));
    }
    return told(
        new Report()
            .put("state", "the old client lives on")
            .put("file", file)
            .put("run it again after", Timestamp.of(due)));
  }

  private long graceMillis() throws Failure {
    try {
      return grace.equals("0") ? 0 : Duration.nanos(grace) / MILLI;
    } catch (BadValue bad) {
      throw new Failure(2, "qpay: --grace: " + bad.advice);
    }
  }

  private void tryOut(Path credentialFile) throws Undone {
    TokenUnavailable problem = inspect(credentialFile).problem;
    if (problem != null) {
      String why = problem.getMessage() + " (" + problem.code().id() + ")";
      throw problem.code() == Code.TOKEN_CREDENTIAL_REJECTED
          ? Undone.refusal(why)
          : new Undone("whether the client works is not known yet: " + why + "; run it again");
    }
  }

  private Inspection inspect(Path credentialFile) throws Undone {
    try {
      return AskForToken.inspect(
          new Given("qpay")
              .with("bearer.token-url", tokenUrl)
              .with("bearer.credential-file", credentialFile.toString())
              .credential());
    } catch (Failure unusable) {
      throw new Undone(String.valueOf(unusable.getMessage()));
    }
  }
}
