package bearer.agent.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands have. */
@Command(mixinStandardHelpOptions = true)
abstract class Subcommand implements Callable<Integer> {
  /** The agent's, which is this program's. */
  String jar = "";

  @Spec private @Nullable CommandSpec spec;

  CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }

  PrintWriter out() {
    return commandLine().getOut();
  }

  PrintWriter err() {
    return commandLine().getErr();
  }
}
