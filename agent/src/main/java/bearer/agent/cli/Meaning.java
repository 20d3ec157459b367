package bearer.agent.cli;

import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a message's code means, and what to do. */
@Command(name = "problem", description = "what a code means, as in BA-321, and what to do about it")
final class Meaning extends Subcommand {
  @Parameters(paramLabel = "CODE", description = "as in a line of the agent's")
  private String code = "";

  @Override
  public Integer call() throws IOException, Failure {
    String section = Problems.of(jar, code.toUpperCase(Locale.ROOT));
    if (section.isEmpty()) {
      throw new Failure(1, "problem: there is no such code");
    }
    out().print(section);
    return 0;
  }
}
