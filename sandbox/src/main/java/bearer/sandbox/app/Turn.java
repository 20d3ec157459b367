package bearer.sandbox.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that turn a switch. */
final class Turn {
  private static final String AT =
      "picpay-tokens, picpay-v1, picpay-v2, qpay-tokens, qpay-cards, qpay-credentials or"
          + " elsewhere; can be repeated; without it everything";

  private Turn() {}

  private static String at(List<String> targets) throws IOException {
    List<String> fields = new ArrayList<>();
    for (String target : targets) {
      fields.add(RemoteCommand.field("at", target));
    }
    return String.join("&", fields);
  }

  @Command(name = "fault", description = "has something go wrong from now on")
  static final class FaultOn extends RemoteCommand {
    @Option(names = "--at", paramLabel = "API", description = AT)
    private List<String> targets = new ArrayList<>();

    @Option(
        names = "--answer",
        paramLabel = "WHAT",
        description = "a status such as 401, 429 or 503; hang: no answer until it is cleared; cut")
    private String answer = "";

    @Option(names = "--delay", paramLabel = "MS", description = "how late, in milliseconds")
    private String delay = "";

    @Option(names = "--retry-after", paramLabel = "SECONDS", description = "that header's value")
    private String retryAfter = "";

    @Option(names = "--times", paramLabel = "N", description = "the next N requests alone")
    private String times = "";

    @Override
    public Integer call() throws IOException {
      return post(
          "/fault",
          String.join(
              "&",
              at(targets),
              field("answer", answer),
              field("delay", delay),
              field("retry-after", retryAfter),
              field("times", times)));
    }
  }

  @Command(name = "clear", description = "has nothing go wrong any more; what hangs is let go")
  static final class Clear extends RemoteCommand {
    @Option(names = "--at", paramLabel = "API", description = AT)
    private List<String> targets = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
      return post("/clear", at(targets));
    }
  }

  /** A command about one of the providers. */
  abstract static class OfProvider extends RemoteCommand {
    @Parameters(paramLabel = "PROVIDER", description = "picpay or qpay")
    private String provider = "";

    private final String path;

    OfProvider(String path) {
      this.path = path;
    }

    @Override
    public Integer call() throws IOException {
      return post(path, field("provider", provider));
    }
  }

  @Command(name = "revoke", description = "no token that was issued is taken any more")
  static final class Revoke extends OfProvider {
    Revoke() {
      super("/revoke");
    }
  }

  @Command(
      name = "rotate",
      description = {
        "makes a new credential and writes it into a file beside the old one, to be moved there",
        "picpay: the old one is taken until retire; qpay: it is not taken any more"
      })
  static final class Rotate extends OfProvider {
    Rotate() {
      super("/rotate");
    }
  }

  @Command(name = "retire", description = "the credentials before the last rotate are not taken")
  static final class Retire extends OfProvider {
    Retire() {
      super("/retire");
    }
  }

  @Command(name = "certificate", description = "another certificate, for every connection")
  static final class Certificate extends RemoteCommand {
    @Parameters(
        paramLabel = "KIND",
        description = "own: the right one; untrusted; other-name: trusted, for other.example")
    private String kind = "";

    @Override
    public Integer call() throws IOException {
      return post("/certificate", field("kind", kind));
    }
  }

  @Command(name = "forget", description = "forgets what was received; all else stays")
  static final class Forget extends RemoteCommand {
    @Override
    public Integer call() throws IOException {
      return post("/forget", "");
    }
  }
}
