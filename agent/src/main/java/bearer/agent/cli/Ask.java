package bearer.agent.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command for the agent of another JVM, which carries it out. */
@Command
abstract class Ask extends Subcommand {
  @Parameters(paramLabel = "PID", index = "0", description = "the process, see list")
  private String pid = "";

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  @Override
  public Integer call() throws Failure, IOException {
    Conversation.Answer answer = new Conversation(jar).ask(pid, json, reason(), words());
    (answer.exitCode == 0 ? out() : err()).print(answer.text);
    return answer.exitCode;
  }

  abstract String[] words();

  String reason() {
    return "";
  }

  /** One that changes something. */
  @Command
  abstract static class Change extends Ask {
    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the line that says it")
    private String reason = "";

    @Override
    String reason() {
      return reason;
    }
  }

  /** One whose change can be for a time. */
  @Command
  abstract static class Lasting extends Change {
    @Option(
        names = "--for",
        paramLabel = "10m",
        description = "how long it holds; without it until it is taken back")
    String lasts = "";
  }

  @Command(name = "status", description = "what the agent of a JVM does, and how its tokens are")
  static final class Status extends Ask {
    @Override
    String[] words() {
      return new String[] {"status"};
    }
  }

  @Command(name = "mode", description = "changes the mode of all rules, or of one")
  static final class Mode extends Lasting {
    @Parameters(
        paramLabel = "MODE",
        index = "1",
        description = "off, observe, add, replace, enforce")
    private String mode = "";

    @Option(names = "--rule", paramLabel = "NAME", description = "can be repeated")
    private List<String> rules = new ArrayList<>();

    @Override
    String[] words() {
      return new String[] {"mode", mode, String.join(",", rules), lasts};
    }
  }

  @Command(name = "percent", description = "changes which share of all processes a rule is for")
  static final class Percent extends Lasting {
    @Parameters(paramLabel = "PERCENT", index = "1", description = "0 to 100")
    private String percent = "";

    @Option(names = "--rule", paramLabel = "NAME", description = "can be repeated")
    private List<String> rules = new ArrayList<>();

    @Override
    String[] words() {
      return new String[] {"percent", percent, String.join(",", rules), lasts};
    }
  }

  @Command(name = "refresh", description = "has new tokens fetched; the old ones go on until then")
  static final class Refresh extends Change {
    @Override
    String[] words() {
      return new String[] {"refresh"};
    }
  }

  @Command(name = "pause", description = "no call is touched any more")
  static final class Pause extends Lasting {
    @Override
    String[] words() {
      return new String[] {"pause", lasts};
    }
  }

  @Command(
      name = "resume",
      description = "takes a pause back; with --rule, has calls carry a token that was refused")
  static final class Resume extends Change {
    @Option(
        names = "--rule",
        paramLabel = "NAME",
        description = "whose breaker is closed; can be repeated")
    private List<String> rules = new ArrayList<>();

    @Override
    String[] words() {
      return new String[] {"resume", String.join(",", rules)};
    }
  }

  @Command(name = "reset", description = "takes changed modes and percents back")
  static final class Reset extends Change {
    @Option(names = "--rule", paramLabel = "NAME", description = "can be repeated")
    private List<String> rules = new ArrayList<>();

    @Override
    String[] words() {
      return new String[] {"reset", String.join(",", rules)};
    }
  }
}
