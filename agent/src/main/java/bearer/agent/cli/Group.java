package bearer.agent.cli;

import picocli.CommandLine.Command;

/** Commands under one name, which is none itself. */
@Command
abstract class Group extends Subcommand {
  @Override
  public final Integer call() {
    err().println("which one?");
    commandLine().usage(err());
    return 2;
  }
}
