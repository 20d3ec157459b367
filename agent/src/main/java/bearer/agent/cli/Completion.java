package bearer.agent.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A script for shells. */
@Command(
    name = "completion",
    description = {
      "prints a script with which bash and zsh complete these commands",
      "alias bearer='java -jar /opt/bearer-agent.jar'; source <(bearer completion)"
    })
final class Completion extends Subcommand {
  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "bearer",
      description = "of the alias or script that stands for java -jar bearer-agent.jar")
  private String name = "";

  @Override
  public Integer call() throws Failure {
    if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      throw new Failure(2, "completion: --name is letters, digits, - and _");
    }
    out().print(AutoComplete.bash(name, commandLine().getParent()));
    return 0;
  }
}
