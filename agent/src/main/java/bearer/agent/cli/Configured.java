package bearer.agent.cli;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Problem;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;

/** The configuration for a command that needs a whole one. */
final class Configured {
  private Configured() {}

  /**
   * Read as the agent would.
   *
   * @param file in place of that of {@code bearer.config}; empty for that
   * @param name the command's
   * @throws Failure if there is none; what is wrong with it has been told by then
   */
  static AgentConfig read(Subcommand command, String name, String file) throws Failure {
    Sources sources = Sources.ofJvm();
    ConfigResult result = ConfigReader.read(file.isEmpty() ? sources : sources.withFile(file));
    AgentConfig config = result.config;
    if (config == null) {
      for (Problem problem : result.problems) {
        command.err().println(problem);
      }
      throw new Failure(1, name + ": the configuration has to be put right first, see check");
    }
    return config;
  }
}
